import { Copy, Download } from 'lucide-react';
import { useState, type JSX } from 'react';
import type { Input } from '#contract';
import { useFreshAnswer } from '../api';
import { download } from '../download';
import { say, sayError } from '../toasts';
import { Scroll } from '../ui/Scroll';
import { TextButton } from '../ui/TextButton';
import { closeDialog } from '../workspace';
import { aboutFormat, type Format } from './formats';
import styles from './export.module.css';

const about: Partial<Record<Format, string>> = {
  markdown:
    'The claim grid, figures that differ, quotations that are shared, what stands in one account only, and the sources.',
  csv: 'The claim grid, a line for each claim, for a spreadsheet.',
};

interface Props {
  of: { articles: readonly string[]; comparison: string | null };
  format: Format;
}

/** What articles have in common and where they differ, as one file. */
export function ComparisonExport({ of, format }: Props): JSX.Element {
  const [input] = useState<Omit<Input<'exportComparison'>, 'format'>>(() => ({
    articles: [...of.articles],
    ...(of.comparison !== null && { comparison: of.comparison }),
  }));
  const few = input.articles.length < 2;
  const { data: files, error } = useFreshAnswer(
    'exportComparison',
    { ...input, format: format === 'csv' ? 'csv' : 'markdown' },
    { enabled: !few },
  );
  const [file] = files ?? [];
  const said = few
    ? 'Open two articles side by side to export what they have in common.'
    : !files
      ? 'Comparing the articles…'
      : 'The claim grid has no rows yet.';
  return (
    <form
      className={styles.main}
      onSubmit={(event) => {
        event.preventDefault();
        if (!file) return;
        download(file);
        closeDialog();
        say(`Saved ${file.name}`);
      }}
    >
      <div className={styles.options}>
        <p className={styles.about}>
          <b>{aboutFormat(format).name}</b> {about[format]}
        </p>
      </div>
      <section className={styles.preview} aria-label="Preview">
        <header className={styles.previewed}>
          <bdi className={styles.title}>{file?.name}</bdi>
        </header>
        {error ? (
          <p className={styles.said} role="alert">
            {error.message}
          </p>
        ) : file ? (
          <Scroll label="What will be written" className={styles.text}>
            <pre>{file.text}</pre>
          </Scroll>
        ) : (
          <p className={styles.said}>{said}</p>
        )}
      </section>
      <footer className={styles.footer}>
        <p className={styles.result}>{file ? 'The comparison in one file.' : ''}</p>
        <TextButton
          icon={Copy}
          isDisabled={!file}
          onPress={() => {
            navigator.clipboard
              .writeText(file?.text ?? '')
              .then(() => say('Copied'))
              .catch(sayError);
          }}
        >
          Copy
        </TextButton>
        <TextButton kind="primary" type="submit" icon={Download} isDisabled={!file} autoFocus>
          Save
        </TextButton>
      </footer>
    </form>
  );
}
