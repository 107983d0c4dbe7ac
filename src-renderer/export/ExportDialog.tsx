import { useMemo, useState, type JSX } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { Input } from '#contract';
import { limits } from '#contract/limits';
import { useFreshAnswer } from '../api';
import { FilePreview } from '../ui/FilePreview';
import { Sheet } from '../ui/Sheet';
import { closeDialog, focusedArticle, useWorkspace, type AnnotationRef } from '../workspace';
import styles from './export.module.css';

type Scope = 'focused' | 'separate' | 'single';

/** What will be written is shown before it is written. */
export default function ExportDialog(): JSX.Element {
  const panes = useWorkspace((workspace) => workspace.panes);
  const chosen = useWorkspace((workspace) => workspace.exporting);
  const articles = useWorkspace((workspace) => workspace.exportingArticles);
  return (
    <Sheet title="Export to Markdown" onClose={closeDialog} wide>
      {chosen ? (
        <ChosenNotes chosen={chosen} />
      ) : articles ? (
        <ChosenArticles articles={articles} />
      ) : (
        panes.length > 0 && <OpenArticles panes={panes} />
      )}
    </Sheet>
  );
}

function OpenArticles({ panes }: { panes: string[] }): JSX.Element {
  const [scope, setScope] = useState<Scope>(panes.length > 1 ? 'separate' : 'focused');
  const articles = scope === 'focused' ? [focusedArticle() ?? panes[0] ?? ''] : panes;
  const layout = scope === 'single' ? 'single' : 'separate';

  return (
    <>
      {panes.length > 1 && (
        <RadioGroup className={styles.scope!} value={scope} onChange={(value) => setScope(value as Scope)}>
          <Label className="visually-hidden">What to export</Label>
          <Radio value="separate">All open articles, a file each</Radio>
          <Radio value="single">All open articles in one file</Radio>
          <Radio value="focused">This article</Radio>
        </RadioGroup>
      )}
      <Files key={scope} input={{ articles, layout }} />
    </>
  );
}

/** Articles that were chosen in the library. */
function ChosenArticles({ articles }: { articles: string[] }): JSX.Element {
  const [layout, setLayout] = useState<'separate' | 'single'>('separate');
  return (
    <>
      {articles.length > 1 && (
        <RadioGroup
          className={styles.scope!}
          value={layout}
          onChange={(value) => setLayout(value as typeof layout)}
        >
          <Label className="visually-hidden">What to export</Label>
          <Radio value="separate">The selected articles, a file each</Radio>
          <Radio value="single">The selected articles in one file</Radio>
        </RadioGroup>
      )}
      <Files key={layout} input={{ articles, layout }} />
    </>
  );
}

/** Notes that were chosen in the notebook, or all of the articles that they stand in. */
function ChosenNotes({ chosen }: { chosen: readonly AnnotationRef[] }): JSX.Element {
  const articles = useMemo(() => [...new Set(chosen.map(({ article }) => article))], [chosen]);
  const [scope, setScope] = useState<'single' | 'separate' | 'all'>('single');
  const few = chosen.length <= limits.exportedNotes && articles.length <= limits.exportedArticles;
  if (!few) {
    const [notes, most] = [limits.exportedNotes.toLocaleString(), limits.exportedArticles.toLocaleString()];
    return (
      <p className={styles.failed} role="alert">
        At most {notes} notes of {most} articles are exported at once. Narrow the selection down.
      </p>
    );
  }
  const annotations = scope === 'all' ? {} : { annotations: chosen.map(({ id }) => id) };
  return (
    <>
      <RadioGroup
        className={styles.scope!}
        value={scope}
        onChange={(value) => setScope(value as typeof scope)}
      >
        <Label className="visually-hidden">What to export</Label>
        <Radio value="single">The selected notes{articles.length > 1 ? ' in one file' : ''}</Radio>
        {articles.length > 1 && <Radio value="separate">The selected notes, a file for each article</Radio>}
        <Radio value="all">All notes of {articles.length > 1 ? 'these articles' : 'this article'}</Radio>
      </RadioGroup>
      <Files
        key={scope}
        input={{ articles, layout: scope === 'single' ? 'single' : 'separate', ...annotations }}
      />
    </>
  );
}

function Files({ input }: { input: Input<'exportMarkdown'> }): JSX.Element {
  const { data: files, error } = useFreshAnswer('exportMarkdown', input);
  return (
    <>
      {error && (
        <p className={styles.failed} role="alert">
          {error.message}
        </p>
      )}
      {files && <FilePreview files={files} onSaved={closeDialog} />}
    </>
  );
}
