import type { Cleaned, CleanInput } from './cleaned';
import { decode } from './decode';
import { refuseData, refuseFalseName } from './false-name';
import { cleanXhtml } from './formats/xhtml';
import { cleanHtml, type CleanedText } from './html/clean-html';
import {
  binaryTypeOf,
  docxType,
  mediaTypeOf,
  refuseBinary,
  refuseControls,
  refuseLongText,
  type BinaryType,
  type TextType,
} from './sniff';
import { cleanText } from './text/clean-text';

/** One entry for each format that is text: the file and its decoded text in, article out. */
const textFormats: Record<TextType, (input: CleanInput, text: string) => CleanedText | Promise<CleanedText>> =
  {
    'text/html': cleanHtml,
    'application/xhtml+xml': cleanXhtml,
    // Parsers of other formats are loaded when a file needs them.
    'text/markdown': async (input, text) => (await import('./formats/markdown')).cleanMarkdown(input, text),
    'text/plain': cleanText,
  };

/** An article, the encoding that was found, and the type where the format is but the wrapping of another. */
type CleanedBytes = CleanedText & { encoding: string; mediaType?: string };

/** One entry for each format that reads its bytes itself and says which encoding it found in them. */
const binaryFormats: Record<BinaryType, (input: CleanInput) => Promise<CleanedBytes>> = {
  'application/epub+zip': async (input) => (await import('./formats/epub')).cleanEpub(input),
  'multipart/related': async (input) => (await import('./formats/mhtml')).cleanMhtml(input),
  'application/pdf': async (input) => (await import('./formats/pdf/clean-pdf')).cleanPdf(input),
  [docxType]: async (input) => (await import('./formats/docx/clean-docx')).cleanDocx(input),
  'self-extracting': async (input) => (await import('./formats/self-extracting')).cleanSelfExtracting(input),
};

/**
 * Makes an article of a file. Runs in the worker; nothing in here reads files or the network.
 * @throws AppError that names the file and says why it is refused.
 */
export async function clean(input: CleanInput): Promise<Cleaned> {
  const { name, bytes } = input;
  refuseBinary(name, bytes);
  const binary = binaryTypeOf(bytes);
  if (binary) return { mediaType: binary, ...(await binaryFormats[binary](input)) };
  refuseFalseName(name);
  const { text, encoding, warnings } = decode(name, bytes, input.encoding);
  const mediaType = mediaTypeOf(name, text);
  if (mediaType === 'text/plain') refuseData(name);
  refuseLongText(name, bytes, mediaType);
  refuseControls(name, text, mediaType);
  // What was taken out of a book is an article already.
  const isChapter = input.given?.title !== undefined;
  const cleaned = isChapter
    ? (await import('./formats/epub')).cleanChapter(input, text)
    : await textFormats[mediaType](input, text);
  return { ...cleaned, warnings: [...warnings, ...cleaned.warnings], mediaType, encoding };
}
