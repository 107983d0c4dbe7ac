import { z } from 'zod';
import { citationStyles, exportFormats, markdownPresets } from './export-formats';
import { longestTemplate } from './templating';

export * from './export-formats';

export const ExportFormat = z.enum(exportFormats);
export type ExportFormat = z.infer<typeof ExportFormat>;

export const MarkdownPreset = z.enum(markdownPresets);
export type MarkdownPreset = z.infer<typeof MarkdownPreset>;

export const CitationStyle = z.enum(citationStyles);
export type CitationStyle = z.infer<typeof CitationStyle>;

/** How it is written. What does not concern a format is left aside. */
export const ExportSettings = z.strictObject({
  format: ExportFormat,
  preset: MarkdownPreset.default('obsidian'),
  /** A template of the reader's own, instead of the preset. */
  template: z.string().max(longestTemplate).optional(),
  /** One file for each article, or one for all; tables and bibliographies are always one. */
  layout: z.enum(['separate', 'single']).default('separate'),
  callouts: z.boolean().default(false),
  wikiLinks: z.boolean().default(false),
  /** The whole text too, with the highlights in it: web pages and Word documents. */
  text: z.boolean().default(true),
  style: CitationStyle.default('apa'),
});
export type ExportSettings = z.infer<typeof ExportSettings>;
