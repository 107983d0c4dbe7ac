import { exportFormats } from '#contract/export-formats';
import type { ExportFormat } from '#contract';

/** `print` is a web page that goes to the system's print dialog. */
export type Format = ExportFormat | 'print';

export interface FormatName {
  name: string;
  /** What it is good for. */
  about: string;
  /** Whether each article can have a file of its own. */
  files: 'either' | 'all';
  /** How it is shown before it is written. */
  shown: 'text' | 'page';
}

const named: Partial<Record<string, FormatName>> = {
  markdown: {
    ...{ name: 'Markdown', files: 'either', shown: 'text' },
    about: 'Highlights and notes for Obsidian, Logseq and every editor of plain text.',
  },
  csv: {
    ...{ name: 'Table (CSV)', files: 'all', shown: 'text' },
    about: 'A line for each note, for a spreadsheet.',
  },
  jsonld: {
    ...{ name: 'Web annotations', files: 'either', shown: 'text' },
    about:
      'Notes with their exact place in the text, as the W3C describes them (JSON-LD), for other programs.',
  },
  html: {
    ...{ name: 'Web page', files: 'either', shown: 'page' },
    about: 'The text with its highlights and the notes beside it, in one file that needs nothing else.',
  },
  docx: {
    ...{ name: 'Word document', files: 'either', shown: 'page' },
    about: 'The text with its highlights, notes as comments, to go on writing in Word or LibreOffice.',
  },
  print: {
    ...{ name: 'PDF (print)', files: 'all', shown: 'page' },
    about: 'The web page on paper: the system’s print dialog prints it or saves it as a PDF.',
  },
  bibtex: {
    ...{ name: 'BibTeX', files: 'all', shown: 'text' },
    about: 'A reference for each article, for LaTeX, Zotero and JabRef.',
  },
  'csl-json': {
    ...{ name: 'CSL-JSON', files: 'all', shown: 'text' },
    about: 'A reference for each article, for Zotero, Pandoc and all that formats citations.',
  },
  citations: {
    ...{ name: 'Bibliography', files: 'all', shown: 'text' },
    about: 'References written out in a style, to be pasted into a text.',
  },
};

export const aboutFormat = (format: Format): FormatName =>
  named[format] ?? { name: format, about: '', files: 'either', shown: 'text' };

const isKnown = (format: string): format is Format =>
  format === 'print' || exportFormats.some((known) => known === format);
const notes = ['markdown', 'csv', 'jsonld'];
const references = ['bibtex', 'csl-json', 'citations'];
const texts = ['html', 'docx', 'print'];
const others = exportFormats.filter((format) => ![...notes, ...references, ...texts].includes(format));

/** All that the program writes, by what it is of. */
export const formatGroups: readonly { heading: string; formats: readonly Format[] }[] = [
  { heading: 'Notes', formats: [...notes, ...others].filter(isKnown) },
  { heading: 'Articles with notes', formats: texts.filter(isKnown) },
  { heading: 'References', formats: references.filter(isKnown) },
];

/** What a comparison can be written as. */
export const comparisonFormats: readonly Format[] = ['markdown', 'csv'];
