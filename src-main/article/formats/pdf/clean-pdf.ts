import { AppError } from '#contract';
import type { CleanInput } from '../../cleaned';
import { cleanDocument } from '../../html/clean-document';
import type { CleanedText } from '../../html/clean-html';
import { notesAsHtml, takeFootnotes } from './footnotes';
import { escapeText } from '../../html/escape';
import { openPdf } from './open-pdf';
import { rowsOf, type Row } from './page-rows';
import { blocksOfLines, bodyTypeOf, type TextBlock } from './paragraphs';
import { pdfFacts, type PdfMetadata } from './pdf-facts';
import type { PDFDocumentProxy } from './pdf-js';
import { glyphsOf } from './glyphs';
import { readingOrder, type Line } from './reading-order';
import { runningRows, type PdfPage } from './running-lines';

/** Below so many letters for each page a PDF is a scan with a stamp on it. */
const fewestLetters = 40;

/**
 * Makes an article of a PDF with a text layer: columns one after the other, lines joined to paragraphs and divided words
 * to whole ones, headings by the size of their type, notes after the text, and what stands on every page taken out.
 * @throws AppError `no-text` for a scan, and as `openPdf` does.
 */
export async function cleanPdf(input: CleanInput): Promise<CleanedText & { encoding: string }> {
  const { document, close } = await openPdf(input.name, input.bytes);
  try {
    const { pages, warnings } = await readPages(input.name, document);
    const metadata = (await document
      .getMetadata()
      .catch(() => ({ info: {}, metadata: null }))) as PdfMetadata;
    const { html, headline, opening } = htmlOf(pages);
    const facts = pdfFacts(metadata, headline, opening);
    return { ...cleanDocument(input, { html, facts, judge: running, warnings }), encoding: 'binary' };
  } finally {
    await close();
  }
}

async function readPages(
  name: string,
  document: PDFDocumentProxy,
): Promise<{ pages: PdfPage[]; warnings: string[] }> {
  const pages: PdfPage[] = [];
  let letters = 0;
  const failed: number[] = [];
  for (let n = 1; n <= document.numPages; n++) {
    try {
      const page = await document.getPage(n);
      const { glyphs, height } = await glyphsOf(page);
      letters += glyphs.reduce((sum, g) => sum + g.text.replace(/\s+/g, '').length, 0);
      pages.push({ rows: rowsOf(glyphs), height });
      page.cleanup();
    } catch {
      failed.push(n);
      pages.push({ rows: [], height: 1 });
    }
  }
  if (failed.length === document.numPages) {
    throw new AppError('unreadable', `“${name}” is damaged: none of its pages can be read.`);
  }
  if (letters < fewestLetters * Math.min(document.numPages - failed.length, 5)) {
    throw new AppError(
      'no-article',
      `“${name}” holds pictures of pages, not text: it was scanned. Let a program recognise its text (OCR), and import the PDF that it makes.`,
    );
  }
  return { pages, warnings: failed.length === 0 ? [] : [missing(failed)] };
}

/** Says which pages the reader must look up elsewhere. */
function missing(pages: readonly number[]): string {
  const [only, ...others] = pages;
  if (others.length === 0) return `Page ${only} could not be read and is missing.`;
  const shown = pages.slice(0, 20);
  const more = pages.length - shown.length;
  const list = more > 0 ? shown.join(', ') : shown.slice(0, -1).join(', ');
  return `Pages ${list} and ${more > 0 ? `${more} more` : shown.at(-1)} could not be read and are missing.`;
}

const runningClass = 'running';

/** The class is put on here and nowhere else: all of this HTML is written below. */
function running(line: Element): string | null {
  return line.className === runningClass ? (line.getAttribute('title') ?? null) : null;
}

function htmlOf(pages: readonly PdfPage[]): { html: string; headline: string | null; opening: string } {
  const runs = runningRows(pages);
  const lines: Line[] = [];
  const edges: { before: Line | undefined; html: string; page: number; top: boolean }[] = [];
  for (const [i, page] of pages.entries()) {
    const own = runs[i] ?? new Map<Row, string>();
    const flow = (lines.at(-1)?.flow ?? -1) + 1;
    const rest = page.rows.filter((row) => !own.has(row));
    lines.push(...readingOrder(rest, i, flow));
    for (const [row, kind] of own) {
      const text = escapeText(row.segments.map((s) => s.text).join('  '));
      const html = `<p class="${runningClass}" title="${kind}">${text}</p>`;
      edges.push({ before: undefined, html, page: i, top: row.y < page.height / 2 });
    }
  }
  const body = bodyTypeOf(lines);
  const { text, notes } = takeFootnotes(lines, body);
  const blocks = blocksOfLines(text, body);
  const headline = headlineOf(blocks);
  const levels = headingLevels(blocks.filter((b) => b !== headline));
  const out: string[] = [];
  const pending = [...edges].sort((a, b) => a.page - b.page || Number(b.top) - Number(a.top));
  const flush = (page: number, top: boolean): void => {
    // What stands on top of a page comes before its first block, what stands at the foot of one before the next page.
    while (pending[0] && (pending[0].page < page || (pending[0].page === page && pending[0].top && top)))
      out.push(pending.shift()?.html ?? '');
  };
  for (const block of blocks) {
    flush(block.lines[0]?.page ?? 0, true);
    out.push(block === headline ? `<h1>${block.html}</h1>` : htmlOfBlock(block, levels));
  }
  flush(Infinity, true);
  if (notes.length > 0) {
    out.push('<hr>');
    for (const note of notesAsHtml(notes, body)) out.push(`<p>${note}</p>`);
  }
  const opening = blocks
    .filter((b) => (b.lines[0]?.page ?? 0) < 2)
    .map((b) => b.text)
    .join('\n');
  return { html: joinItems(out), headline: headline?.text ?? null, opening };
}

/** The block in the largest type of the first page that has text, when it is larger than the rest. */
function headlineOf(blocks: readonly TextBlock[]): TextBlock | undefined {
  const page = blocks[0]?.lines[0]?.page;
  const headings = blocks.filter((b) => b.kind === 'heading' && b.lines[0]?.page === page);
  const size = (b: TextBlock): number => b.lines[0]?.size ?? 0;
  return headings.reduce<TextBlock | undefined>((a, b) => (a && size(a) >= size(b) ? a : b), undefined);
}

/** Levels of the headings below the headline by size, the largest first; there is none below the fourth. */
function headingLevels(blocks: readonly TextBlock[]): Map<number, number> {
  const sizes = new Set(
    blocks.filter((b) => b.kind === 'heading').map((b) => rounded(b.lines[0]?.size ?? 0)),
  );
  return new Map([...sizes].sort((a, b) => b - a).map((size, i) => [size, Math.min(i + 2, 4)]));
}

const rounded = (size: number): number => Math.round(size);

function htmlOfBlock(block: TextBlock, levels: Map<number, number>): string {
  switch (block.kind) {
    case 'heading': {
      const level = levels.get(rounded(block.lines[0]?.size ?? 0)) ?? 4;
      return `<h${level}>${block.html}</h${level}>`;
    }
    case 'caption':
      return `<figure><figcaption>${block.html}</figcaption></figure>`;
    case 'item':
      return `<li>${block.html.replace(/^[•●▪◦‣⁃■□–—*]\s+/, '')}</li>`;
    default:
      return `<p>${block.html}</p>`;
  }
}

/** Items that follow each other are one list. Their numbers stay in their texts, as the page has them. */
function joinItems(out: readonly string[]): string {
  return out
    .map((html, i) => {
      if (!html.startsWith('<li>')) return html;
      const first = !out[i - 1]?.startsWith('<li>');
      const last = !out[i + 1]?.startsWith('<li>');
      return `${first ? '<ul>' : ''}${html}${last ? '</ul>' : ''}`;
    })
    .join('\n');
}
