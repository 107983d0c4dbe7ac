import { AppError } from '#contract';

/** What files with these endings are, when they are what they are called. */
const called: Readonly<Record<string, string>> = {
  docx: 'a Word document',
  epub: 'a book (EPUB)',
  pdf: 'a PDF document',
  zip: 'a zip archive',
};

/**
 * Refuses text that is called a document of another kind: a broken download, or an error page that was saved under the
 * document's name.
 * @throws AppError `unsupported`
 */
export function refuseFalseName(name: string): void {
  const what = called[/\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''];
  if (what === undefined) return;
  throw new AppError(
    'unsupported',
    `“${name}” is called ${what}, but its content is not that of one. Perhaps the download was cut off or failed: save it again.`,
  );
}

const data: Readonly<Record<string, string>> = { csv: 'a table', tsv: 'a table', json: 'data' };

/**
 * Refuses what another program would read: what a known tool has exported is brought in before it comes here.
 * @throws AppError `unsupported`
 */
export function refuseData(name: string): void {
  const what = data[/\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''];
  if (what === undefined) return;
  throw new AppError(
    'unsupported',
    `“${name}” is ${what} and no article, and not in the form of any tool whose exports are known here. Nothing was imported from it. ` +
      'If it is an article, give its name the ending .txt and import it again.',
  );
}
