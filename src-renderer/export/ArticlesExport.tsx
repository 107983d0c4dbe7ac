import { Copy, Download, Printer } from 'lucide-react';
import { useEffect, useState, type JSX } from 'react';
import { limits } from '#contract/limits';
import { useAnswer } from '../api';
import { counted } from '../counted';
import {
  copyExport,
  forgetFailure,
  printExport,
  saveExport,
  showsExporting,
  useExporting,
} from '../exporting';
import { TextButton } from '../ui/TextButton';
import { closeDialog } from '../workspace';
import { ArticlePreview } from './ArticlePreview';
import { ExportProgress } from './ExportProgress';
import { FormatOptions } from './FormatOptions';
import { aboutFormat, type Format } from './formats';
import type { Offered } from './scopes';
import { settingsOf, type Remembered } from './settings';
import styles from './export.module.css';

/** Most articles that are printed at once: their page is laid out as a whole. */
const mostPrinted = 200;

interface Props {
  of: Offered;
  format: Format;
  settings: Remembered;
  change: (changed: Partial<Remembered>) => void;
  /** Lets the reader write templates, beginning with this one. */
  onTemplates: (id: string | null) => void;
}

/** Articles in a format: its options, what comes of it, and the way out. */
export function ArticlesExport({ of, format, settings, change, onTemplates }: Props): JSX.Element {
  const { data: templates = [] } = useAnswer('listTemplates', {});
  const { doing, failed } = useExporting();
  const [wrong, setWrong] = useState(false);
  useEffect(showsExporting, []);
  const asked = settingsOf(settings, format, templates);
  const about = aboutFormat(format);
  const alone = of.total === 1 || about.files === 'all' || settings.layout === 'single';
  const tooMany = refusal(of, format);
  const { scope } = of;
  if (!scope) throw new Error('A comparison is exported elsewhere.');

  const write = async (): Promise<void> => {
    forgetFailure();
    const { format: _format, layout: _layout, ...page } = asked;
    if (await (format === 'print' ? printExport(scope, page) : saveExport(scope, asked))) closeDialog();
  };
  return (
    <form
      className={styles.main}
      onSubmit={(event) => {
        event.preventDefault();
        if (!doing && !wrong && !tooMany) void write();
      }}
    >
      <FormatOptions {...{ format, settings, templates, change, onTemplates }} several={of.total > 1} />
      <ArticlePreview
        of={of}
        settings={asked}
        page={about.shown === 'page'}
        onWrong={setWrong}
        onMend={() => onTemplates(settings.templateId)}
      />
      <footer className={styles.footer}>
        {doing ? (
          <ExportProgress />
        ) : (
          <>
            {(failed ?? tooMany) ? (
              <p className={styles.failed} role="alert">
                {failed ?? tooMany}
              </p>
            ) : (
              <p className={styles.result}>{result(of, format, alone)}</p>
            )}
            {alone && about.shown === 'text' && (
              <TextButton
                icon={Copy}
                isDisabled={wrong || tooMany !== null}
                onPress={() => void copyExport(scope, asked)}
              >
                Copy
              </TextButton>
            )}
            <TextButton
              kind="primary"
              type="submit"
              icon={format === 'print' ? Printer : Download}
              isDisabled={wrong || tooMany !== null}
              autoFocus
            >
              {format === 'print' ? 'Print…' : 'Save'}
            </TextButton>
          </>
        )}
      </footer>
    </form>
  );
}

/** Why this cannot be, and what can. */
function refusal({ total, notes, articles }: Offered, format: Format): string | null {
  const most = limits.exportedNotes.toLocaleString();
  if (notes && notes.length > limits.exportedNotes)
    return `At most ${most} chosen notes are exported at once. Narrow the selection down, or export their articles.`;
  if ('ids' in articles && total > limits.named)
    return `At most ${limits.named.toLocaleString()} chosen articles are exported at once. Choose the whole library instead.`;
  if (format === 'print' && total > mostPrinted)
    return `At most ${mostPrinted} articles are printed at once. Save them as web pages instead, or choose fewer.`;
  return null;
}

function result({ total, notes }: Offered, format: Format, alone: boolean): string {
  const what = notes ? counted(notes.length, 'note') : counted(total, 'article');
  if (format === 'print') return `${what} on paper, or in a PDF.`;
  if (alone) return `${what} in one file.`;
  return `${counted(total, 'file')} in a zip.`;
}
