import { Copy, Download } from 'lucide-react';
import { useState, type JSX } from 'react';
import { Label, Radio, RadioGroup, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { ExportedFile } from '#contract';
import { useFreshAnswer } from '../api';
import { say, sayError } from '../toasts';
import { Sheet } from '../ui/Sheet';
import { TextButton } from '../ui/TextButton';
import { closeDialog, focusedArticle, useWorkspace } from '../workspace';
import { download } from './download';
import styles from './export.module.css';

type Scope = 'focused' | 'separate' | 'single';

/** What will be written is shown before it is written. */
export default function ExportDialog(): JSX.Element {
  const panes = useWorkspace((workspace) => workspace.panes);
  const [scope, setScope] = useState<Scope>(panes.length > 1 ? 'separate' : 'focused');
  const articles = scope === 'focused' ? [focusedArticle() ?? panes[0] ?? ''] : panes;
  const layout = scope === 'single' ? 'single' : 'separate';
  const { data: files, error } = useFreshAnswer('exportMarkdown', { articles, layout });

  return (
    <Sheet title="Export to Markdown" onClose={closeDialog} wide>
      {panes.length > 1 && (
        <RadioGroup className={styles.scope!} value={scope} onChange={(value) => setScope(value as Scope)}>
          <Label className="visually-hidden">What to export</Label>
          <Radio value="separate">All open articles, a file each</Radio>
          <Radio value="single">All open articles in one file</Radio>
          <Radio value="focused">This article</Radio>
        </RadioGroup>
      )}
      {error && (
        <p className={styles.failed} role="alert">
          {error.message}
        </p>
      )}
      {files && <Preview key={scope} files={files} />}
    </Sheet>
  );
}

function Preview({ files }: { files: ExportedFile[] }): JSX.Element {
  const [at, setAt] = useState(0);
  const shown = files[at] ?? files[0];
  return (
    <>
      <Tabs
        className={styles.files!}
        selectedKey={shown?.name ?? ''}
        onSelectionChange={(key) => setAt(files.findIndex((file) => file.name === key))}
      >
        <TabList aria-label="Files" className={styles.names!}>
          {files.map((file) => (
            <Tab key={file.name} id={file.name} className={styles.name!}>
              {file.name}
            </Tab>
          ))}
        </TabList>
        {files.map((file) => (
          <TabPanel key={file.name} id={file.name} className={styles.preview!}>
            <pre>{file.text}</pre>
          </TabPanel>
        ))}
      </Tabs>
      <footer className={styles.actions}>
        <TextButton
          icon={Copy}
          onPress={() => {
            navigator.clipboard
              .writeText(shown?.text ?? '')
              .then(() => say('Copied'))
              .catch(sayError);
          }}
        >
          Copy
        </TextButton>
        <TextButton
          kind="primary"
          icon={Download}
          autoFocus
          onPress={() => {
            files.forEach(download);
            closeDialog();
            say(files.length === 1 ? `Saved ${files[0]?.name ?? ''}` : `Saved ${files.length} files`);
          }}
        >
          {files.length === 1 ? 'Save' : `Save ${files.length} files`}
        </TextButton>
      </footer>
    </>
  );
}
