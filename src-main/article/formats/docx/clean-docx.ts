import mammoth from 'mammoth';
import { AppError } from '#contract';
import type { CleanInput, Companion } from '../../cleaned';
import { openZip, type Zip } from '../../containers/zip';
import { cleanDocument } from '../../html/clean-document';
import type { CleanedText } from '../../html/clean-html';
import { ownPictures } from '../own-pictures';
import { chooseSaid } from '../said-title';
import { docxFacts } from './docx-facts';
import { isWord } from './is-word';

/** Most bytes of one part of a document that is read as XML. */
const mostXml = 30 * 1024 * 1024;

const titleClass = 'document-title';

/**
 * Makes an article of a Word document: its headings, lists, tables, notes and pictures, without tracked deletions and
 * comments. The archive is read by our own reader with its limits; the converter sees nothing but what that hands out.
 * @throws AppError `too-large`, `unsupported` when it is no Word document, `unreadable` when it is damaged.
 */
export async function cleanDocx(input: CleanInput): Promise<CleanedText & { encoding: string }> {
  const { name, bytes } = input;
  const zip = await openZip(name, bytes);
  if (!isWord(zip)) {
    throw new AppError(
      'unsupported',
      `“${name}” is an archive, but no Word document. Unpack it and import what is in it.`,
    );
  }
  const xml = xmlReader(name, zip);
  const pictures: Companion[] = [];
  const html = leveled(await convert(name, zip, xml, pictures));
  const core = zip.has('docProps/core.xml') ? await xml('docProps/core.xml') : '';
  const styles = zip.has('word/styles.xml') ? await xml('word/styles.xml') : '';
  const { said, ...facts } = docxFacts(core, styles);
  const title = chooseSaid(said, headlineOf(html), textOf(html.slice(0, 20_000)));
  const companions = [...(input.companions ?? []), ...pictures];
  const cleaned = cleanDocument({ ...input, companions }, { html, facts: { ...facts, title } });
  const beside = new Set((input.companions ?? []).map((c) => c.path));
  return { ...cleaned, assets: ownPictures(cleaned.assets, beside), encoding: 'utf-8' };
}

/** Reads a part as text; a document type, which could declare entities, is in no Word document. */
function xmlReader(name: string, zip: Zip): (path: string) => Promise<string> {
  return async (path) => {
    const bytes = await zip.read(path);
    if (bytes.length > mostXml) {
      throw new AppError(
        'too-complex',
        `“${name}” was not imported: its text alone has more than 30 MB. Divide it in Word.`,
      );
    }
    const text = new TextDecoder().decode(bytes);
    if (/<!DOCTYPE/i.test(text)) throw damaged(name);
    return text;
  };
}

async function convert(
  name: string,
  zip: Zip,
  xml: (path: string) => Promise<string>,
  pictures: Companion[],
): Promise<string> {
  // mammoth takes an opened archive in place of bytes: no second unzipper meets the file.
  const file = {
    exists: (path: string) => zip.has(path),
    read: async (path: string, encoding?: string): Promise<string | Uint8Array> => {
      if (encoding === 'base64') return Buffer.from(await zip.read(path)).toString('base64');
      return encoding === undefined ? zip.read(path) : xml(path);
    },
  };
  let count = 0;
  const convertImage = mammoth.images.imgElement(async (image) => {
    // Counted before it is read, and so its own also when that fails: nothing is then found under it.
    const path = `picture-${++count}`;
    try {
      pictures.push({ path, bytes: new Uint8Array(await image.readAsArrayBuffer()) });
    } catch (error) {
      if (error instanceof AppError && error.code === 'too-large') throw error;
    }
    return { src: path };
  });
  try {
    const { value } = await mammoth.convertToHtml({ file } as unknown as { buffer: Buffer }, {
      styleMap: [
        `p[style-name='Title'] => h1.${titleClass}:fresh`,
        `p[style-name='Subtitle'] => p:fresh`,
        `p[style-name='Quote'] => blockquote > p:fresh`,
        `p[style-name='Intense Quote'] => blockquote > p:fresh`,
        `p[style-name='caption'] => p:fresh`,
        'u => u',
        'strike => s',
      ],
      convertImage,
      includeEmbeddedStyleMap: false,
      externalFileAccess: false,
    });
    return value.replace(/ ?<a href="#(?:foot|end)note-ref-[^"]{0,100}">↑<\/a>/g, '');
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (error instanceof RangeError) {
      throw new AppError(
        'too-complex',
        `“${name}” was not imported: its tables or boxes are nested deeper than any article’s. Save it as PDF.`,
      );
    }
    throw damaged(name);
  }
}

const damaged = (name: string): AppError =>
  new AppError(
    'unreadable',
    `“${name}” is damaged: it cannot be read as a Word document. Open it in Word and save it again.`,
  );

/** With a title above them, headings of the first level are those of sections. The text in it is escaped, tags are tags. */
function leveled(html: string): string {
  if (!html.includes(`<h1 class="${titleClass}"`)) return html;
  return html
    .replace(/<h([1-5])>/g, (_, level: string) => `<h${Number(level) + 1}>`)
    .replace(
      /(<h1 class="document-title">(?:(?!<\/h1>)[\s\S]){0,5000}<\/h1>)|<\/h([1-5])>/g,
      (all, title: string | undefined, level: string) =>
        title === undefined ? `</h${Number(level) + 1}>` : all,
    );
}

function headlineOf(html: string): string | null {
  const found = /<h1 class="document-title">([\s\S]{0,5000}?)<\/h1>/.exec(html)?.[1] ?? null;
  const text = found === null ? '' : textOf(found);
  return text === '' ? null : text;
}

function textOf(html: string): string {
  return html
    .replace(/<[^<>]{0,2000}>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
}
