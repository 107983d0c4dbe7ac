import { Copy, Download } from 'lucide-react';
import { useState, type JSX } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { ExportedFile } from '#contract';
import { download } from '../download';
import { say, sayError } from '../toasts';
import styles from './file-preview.module.css';
import { TextButton } from './TextButton';

interface Props {
  files: ExportedFile[];
  onSaved: () => void;
}

/** Files as they will be written, to be copied or saved. */
export function FilePreview({ files, onSaved }: Props): JSX.Element {
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
            onSaved();
            say(files.length === 1 ? `Saved ${files[0]?.name ?? ''}` : `Saved ${files.length} files`);
          }}
        >
          {files.length === 1 ? 'Save' : `Save ${files.length} files`}
        </TextButton>
      </footer>
    </>
  );
}
