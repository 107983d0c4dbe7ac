import { useRef, useState, type JSX, type KeyboardEvent } from 'react';
import type { ExportTemplate, MarkdownPreset } from '#contract';
import type { TemplateName } from '#contract/templating';
import { useAnswer } from '../api';
import { redo, undo } from '../history';
import { whyReadOnly } from '../read-only';
import { Sheet } from '../ui/Sheet';
import { closeTemplates, useWorkspace } from '../workspace';
import { createTemplate } from './changing-templates';
import { insertFilter, insertVariable } from './insertion';
import { NamesHelp } from './NamesHelp';
import { PresetView } from './PresetView';
import { PreviewPane } from './PreviewPane';
import { useSettledProblems } from './Problems';
import { bringTemplate } from './template-files';
import { type EditorHandle, TemplateEditor, useTemplateText } from './TemplateEditor';
import { presetNames, TemplateList } from './TemplateList';
import styles from './templates.module.css';
import { usePreview } from './use-preview';
import { useArticles } from './use-articles';

/** What an empty template begins with. */
const starter = `# {{ article.title }}
{% for note in notes %}

{{ note.quote | quote }}

{{ note.note }}
{% endfor %}
`;

const undoKeys = (event: KeyboardEvent): void => {
  if (!(event.ctrlKey || event.metaKey) || !/^[zy]$/i.test(event.key)) return;
  // A field takes its own keys back.
  if (event.target instanceof HTMLTextAreaElement && !event.target.readOnly) return;
  if (event.target instanceof HTMLInputElement) return;
  event.preventDefault();
  void (event.shiftKey || event.key === 'y' ? redo() : undo());
};

/** The reader's own templates: written, tried on an article, and kept with every key. */
export default function TemplatesDialog(): JSX.Element {
  const { data: own, error } = useAnswer('listTemplates', {});
  const { data: presets, error: failed } = useAnswer('listPresets', {});
  const wrong = error ?? failed;
  return (
    <Sheet title="Templates" onClose={closeTemplates} wide="most">
      {wrong && (
        <p className={styles.nothing} role="alert">
          {wrong.message}
        </p>
      )}
      {own && presets && <Templates own={own} presets={presets} />}
    </Sheet>
  );
}

interface Props {
  own: readonly ExportTemplate[];
  presets: readonly { preset: MarkdownPreset; template: string }[];
}

function Templates({ own, presets }: Props): JSX.Element {
  const wanted = useWorkspace((workspace) => workspace.template);
  const [made, setMade] = useState<string | null>(null);
  const { articles, first } = useArticles();
  const [article, setArticle] = useState<{ id: string | undefined } | null>(null);
  const shownArticle = article ? article.id : first;
  const editor = useRef<EditorHandle>(null);

  const chosen =
    own.find(({ id }) => id === wanted) ??
    presets.find(({ preset }) => preset === wanted) ??
    own[0] ??
    presets.find(({ preset }) => preset === 'obsidian') ??
    presets[0];
  const show = (template: string): void => useWorkspace.setState({ template });
  const showMade = (id: string): void => {
    setMade(id);
    show(id);
  };
  const make = (name: string, template: string): void => showMade(createTemplate(name, template).id);
  const insert = (name: TemplateName, kind: 'variable' | 'filter'): void => {
    const source = editor.current?.source;
    if (!source) return;
    source.apply((kind === 'filter' ? insertFilter : insertVariable)(name, source.selection()));
  };

  return (
    // Keys of the whole dialog: what is done here is undone here.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.columns} onKeyDown={undoKeys}>
      <div className={styles.side}>
        <TemplateList
          own={own}
          presets={presets.map(({ preset }) => preset)}
          chosen={chosen ? ('id' in chosen ? chosen.id : chosen.preset) : ''}
          onChoose={show}
          onNew={() => make('New template', starter)}
          onBring={() => bringTemplate(showMade)}
          onDelete={() => whyReadOnly() === null && void editor.current?.remove()}
        />
        <NamesHelp
          canInsert={chosen !== undefined && 'id' in chosen && whyReadOnly() === null}
          onInsert={insert}
        />
      </div>
      {chosen && 'id' in chosen && (
        <Own
          key={chosen.id}
          {...{ template: chosen, isNew: made === chosen.id, articles, editor }}
          article={shownArticle}
          onArticle={(id) => setArticle({ id })}
          onMade={showMade}
        />
      )}
      {chosen && 'preset' in chosen && (
        <Preset
          key={chosen.preset}
          {...{ ...chosen, articles }}
          article={shownArticle}
          onArticle={(id) => setArticle({ id })}
          onBegin={() => make(`My ${presetNames[chosen.preset]}`, chosen.template)}
        />
      )}
    </div>
  );
}

interface Shown {
  articles: readonly { id: string; title: string }[];
  article: string | undefined;
  onArticle: (article: string | undefined) => void;
}

interface OwnProps extends Shown {
  template: ExportTemplate;
  isNew: boolean;
  onMade: (id: string) => void;
  editor: { current: EditorHandle | null };
}

function Own({ template, isNew, onMade, editor, articles, article, onArticle }: OwnProps): JSX.Element {
  const { text } = useTemplateText(template).snapshot;
  const preview = usePreview(text, article);
  const problems = useSettledProblems(preview);
  return (
    <>
      <TemplateEditor ref={editor} {...{ template, isNew, problems, onMade }} />
      <PreviewPane {...{ preview, articles }} chosen={article} onChoose={onArticle} />
    </>
  );
}

interface PresetProps extends Shown {
  preset: MarkdownPreset;
  template: string;
  onBegin: () => void;
}

function Preset({ preset, template, onBegin, articles, article, onArticle }: PresetProps): JSX.Element {
  const preview = usePreview(template, article);
  return (
    <>
      <PresetView name={presetNames[preset]} template={template} onBegin={onBegin} />
      <PreviewPane {...{ preview, articles }} chosen={article} onChoose={onArticle} />
    </>
  );
}
