import type { ExportFormat, ExportSettings } from '#contract';

/** What the files of a format are. */
export interface Shape {
  extension: string;
  mediaType: string;
  /** A file for each article, one for all, or as the reader likes. */
  files: 'each' | 'all' | 'either';
  /** What it needs of an article besides its notes. */
  needs: 'notes' | 'text' | 'html';
  /** What one file of several articles is called, before its date. */
  name: string;
}

export const shapes: Record<ExportFormat, Shape> = {
  markdown: {
    ...{ extension: '.md', mediaType: 'text/markdown', files: 'either', needs: 'notes', name: 'Notes' },
  },
  docx: {
    extension: '.docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ...{ files: 'either', needs: 'html', name: 'Articles' },
  },
  html: { extension: '.html', mediaType: 'text/html', files: 'either', needs: 'html', name: 'Articles' },
  csv: { extension: '.csv', mediaType: 'text/csv', files: 'all', needs: 'notes', name: 'Notes' },
  jsonld: {
    ...{ extension: '.jsonld', mediaType: 'application/ld+json', files: 'either', needs: 'text' },
    name: 'Annotations',
  },
  bibtex: {
    ...{ extension: '.bib', mediaType: 'application/x-bibtex', files: 'all', needs: 'notes' },
    name: 'References',
  },
  'csl-json': {
    ...{ extension: '.json', mediaType: 'application/vnd.citationstyles.csl+json', files: 'all' },
    ...{ needs: 'notes', name: 'References' },
  },
  citations: {
    ...{ extension: '.txt', mediaType: 'text/plain', files: 'all', needs: 'notes', name: 'Bibliography' },
  },
};

/** Whether each article gets a file of its own. */
export function isSeparate({ format, layout }: Pick<ExportSettings, 'format' | 'layout'>): boolean {
  const { files } = shapes[format];
  return files === 'each' || (files === 'either' && layout === 'separate');
}

/** What of an article is read for this export. */
export function needsOf({ format, template, text }: ExportSettings): Shape['needs'] {
  if (format === 'markdown' && template !== undefined && /\b(?:text|position)\b/.test(template))
    return 'text';
  if ((format === 'html' || format === 'docx') && !text) return 'notes';
  return shapes[format].needs;
}
