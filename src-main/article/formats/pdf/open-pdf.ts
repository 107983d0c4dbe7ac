import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { AppError } from '#contract';
import { pdfJs, type PDFDocumentProxy } from './pdf-js';

/** Most pages that are read; a book of a thousand pages is long. */
export const mostPages = 2000;

/** A PDF that is open; `close` frees what the parser holds. */
export interface OpenPdf {
  document: PDFDocumentProxy;
  close: () => Promise<void>;
}

/**
 * Opens a PDF without scripts, forms, fonts, pictures or anything from outside itself but tables of characters.
 * @throws AppError `too-large`, `unsupported` when it asks for a password, `unreadable` when it is damaged.
 */
export async function openPdf(name: string, bytes: Uint8Array): Promise<OpenPdf> {
  const { getDocument, VerbosityLevel } = await pdfJs();
  const task = getDocument({
    // The parser takes the memory it is given for itself.
    data: bytes.slice(),
    isEvalSupported: false,
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: 0,
    disableAutoFetch: true,
    disableRange: true,
    disableStream: true,
    verbosity: VerbosityLevel.ERRORS,
    cMapPacked: true,
    BinaryDataFactory: CharacterMaps,
  });
  const close = async (): Promise<void> => task.destroy();
  try {
    const document = await task.promise;
    if (document.numPages > mostPages) {
      throw new AppError(
        'too-large',
        `“${name}” has ${document.numPages.toLocaleString('en')} pages; a PDF may have up to ${mostPages.toLocaleString('en')}. Save the part that you need as a PDF of its own.`,
      );
    }
    return { document, close };
  } catch (error) {
    await close();
    throw refusal(name, error);
  }
}

function refusal(name: string, error: unknown): AppError {
  if (error instanceof AppError) return error;
  const kind = error instanceof Error ? error.name : '';
  return kind === 'PasswordException'
    ? new AppError(
        'unsupported',
        `“${name}” is protected by a password. Open it in another program, save it without the password, and import that.`,
      )
    : new AppError(
        'unreadable',
        `“${name}” is damaged or incomplete: it cannot be read as a PDF. Get it again, if you can.`,
      );
}

/**
 * Hands out the parser's own tables for the encodings of Chinese, Japanese and Korean fonts, without which their text is
 * lost. Nothing else is loaded: neither fonts nor programs.
 */
class CharacterMaps {
  fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    // The name comes from the file.
    if (kind !== 'cMapUrl' || !/^[\w-]{1,60}\.bcmap$/.test(filename)) {
      return Promise.reject(new Error('nothing is loaded'));
    }
    const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
    return readFile(join(home, 'cmaps', filename)).then((bytes) => new Uint8Array(bytes));
  }
}
