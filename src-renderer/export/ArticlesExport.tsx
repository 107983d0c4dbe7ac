import { Copy, Download, FolderSearch, Printer } from 'lucide-react';
import { useEffect, useState, type JSX } from 'react';
import { limits } from '#contract/limits';
import { useAnswer } from '../api';
import { counted } from '../counted';
import {
  copyExport,
  exportIntoFolder,
  forgetFailure,
  printExport,
  type Reported,
  saveExport,
  showsExporting,
  useExporting,
} from '../exporting';
import { TextButton } from '../ui/TextButton';
import { closeDialog } from '../workspace';
import { ArticlePreview } from './ArticlePreview';
import { ExportProgress } from './ExportProgress';
import { FolderActions } from './FolderActions';
import { FolderReportView } from './FolderReportView';
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
  const { data: known } = useAnswer('listExportFolders', {});
  const { doing, failed } = useExporting();
  const [wrong, setWrong] = useState(false);
  const [report, setReport] = useState<Reported | null>(null);
  useEffect(showsExporting, []);
  const asked = settingsOf(settings, format, templates);
  const about = aboutFormat(format);
  const folders = known && about.files === 'either' && (known.canChoose || known.folders.length > 0) && known;
  const folder = (folders && folders.folders.find(({ id }) => id === settings.folder)) || null;
  const alone = of.total === 1 || about.files === 'all' || settings.layout === 'single';
  const tooMany = refusal(of, format);
  const { scope } = of;
  if (!scope) throw new Error('A comparison is exported elsewhere.');
  const [shownFor, setShownFor] = useState('');
  const now = JSON.stringify([settings, asked]);
  // A report of other settings says nothing of these.
  if (report && shownFor !== now) setReport(null);

  const [again, setAgain] = useState(false);
  const intoFolder = async (dry: boolean, anew = again): Promise<void> => {
    if (!folder) return;
    forgetFailure();
    const missing = anew ? 'write' : 'leave';
    const settings = { ...asked, layout: 'separate' } as const;
    const next = await exportIntoFolder({ folder: folder.id, scope, settings, dry, missing });
    if (!next) return;
    setShownFor(now);
    setReport(next);
  };
  const write = async (): Promise<void> => {
    if (folder) return intoFolder(true);
    forgetFailure();
    const { format: _format, layout: _layout, ...page } = asked;
    if (await (format === 'print' ? printExport(scope, page) : saveExport(scope, asked))) closeDialog();
  };
  const off = wrong || tooMany !== null;
  const failure = failed ?? tooMany;
  return (
    <form
      className={styles.main}
      onSubmit={(event) => {
        event.preventDefault();
        if (!doing && !off && !report) void write();
      }}
    >
      <FormatOptions
        {...{ format, settings, templates, change, onTemplates, folder }}
        folders={folders || null}
        several={of.total > 1}
      />
      {report ? (
        <FolderReportView report={report} />
      ) : (
        <ArticlePreview
          of={of}
          settings={asked}
          page={about.shown === 'page'}
          onWrong={setWrong}
          onMend={() => onTemplates(settings.templateId)}
        />
      )}
      <footer className={styles.footer}>
        {doing ? (
          <ExportProgress />
        ) : report ? (
          <FolderActions
            report={report}
            failed={failed}
            back={() => setReport(null)}
            write={() => void intoFolder(false)}
            again={again}
            setAgain={(next) => {
              setAgain(next);
              void intoFolder(true, next);
            }}
          />
        ) : (
          <>
            {failure ? (
              <p className={styles.failed} role="alert">
                {failure}
              </p>
            ) : (
              <p className={styles.result}>{folder ? kept : result(of, format, alone)}</p>
            )}
            {alone && !folder && about.shown === 'text' && (
              <TextButton icon={Copy} isDisabled={off} onPress={() => void copyExport(scope, asked)}>
                Copy
              </TextButton>
            )}
            <TextButton
              kind="primary"
              type="submit"
              icon={format === 'print' ? Printer : folder ? FolderSearch : Download}
              isDisabled={off}
              autoFocus
            >
              {format === 'print' ? 'Print…' : folder ? 'Show what changes' : 'Save'}
            </TextButton>
          </>
        )}
      </footer>
    </form>
  );
}

const kept =
  'A file for each article. Only what Synoptic wrote and you left as it was is brought up to date; your own words there stay.';

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
