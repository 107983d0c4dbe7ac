import { useState, type JSX } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { Input } from '#contract';
import { useFreshAnswer } from '../../api';
import { FilePreview } from '../../ui/FilePreview';
import { Sheet } from '../../ui/Sheet';
import { closeDialog } from '../../workspace';
import { exported } from './saved-comparisons';
import styles from './export.module.css';

type Format = Input<'exportComparison'>['format'];

/** A comparison as Markdown, or its grid as a table; what will be written is shown before it is written. */
export default function ExportComparisonDialog(): JSX.Element {
  const [format, setFormat] = useState<Format>('markdown');
  const [of] = useState(exported);
  return (
    <Sheet title="Export the comparison" onClose={closeDialog} wide>
      <RadioGroup className={styles.scope!} value={format} onChange={(value) => setFormat(value as Format)}>
        <Label className="visually-hidden">Format</Label>
        <Radio value="markdown">Everything, as Markdown</Radio>
        <Radio value="csv">The claim grid, as CSV for a spreadsheet</Radio>
      </RadioGroup>
      {of.articles.length > 1 ? (
        <Files key={format} input={{ ...of, format }} />
      ) : (
        <p className={styles.said}>Open two articles side by side to export what they have in common.</p>
      )}
    </Sheet>
  );
}

function Files({ input }: { input: Input<'exportComparison'> }): JSX.Element {
  const { data: files, error } = useFreshAnswer('exportComparison', input);
  if (error) {
    return (
      <p className={styles.failed} role="alert">
        {error.message}
      </p>
    );
  }
  if (!files) return <p className={styles.said}>Comparing the articles…</p>;
  if (files.length === 0) return <p className={styles.said}>The claim grid has no rows yet.</p>;
  return <FilePreview files={files} onSaved={closeDialog} />;
}
