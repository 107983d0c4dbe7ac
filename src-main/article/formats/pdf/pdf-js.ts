import type * as PdfJs from 'pdfjs-dist/legacy/build/pdf.mjs';

export type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

let loaded: Promise<typeof PdfJs> | undefined;

/** The PDF parser; loaded when the first PDF is read, since it takes half a second and 60 MB. */
export function pdfJs(): Promise<typeof PdfJs> {
  return (loaded ??= load());
}

/**
 * pdf.js asks for a native canvas as soon as it is loaded, and warns without one. Text needs none: it stays outside,
 * and with it all native code. The parser runs in this thread, which is a worker already.
 */
async function load(): Promise<typeof PdfJs> {
  const shared = globalThis as unknown as Record<string, unknown>;
  const real = process.getBuiltinModule.bind(process);
  const warn = console.warn;
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) shared[name] ??= class {};
  process.getBuiltinModule = (id: string) => (id === 'module' ? { createRequire: () => noCanvas } : real(id));
  console.warn = () => undefined;
  try {
    shared.pdfjsWorker = await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
    return await import('pdfjs-dist/legacy/build/pdf.mjs');
  } finally {
    process.getBuiltinModule = real;
    console.warn = warn;
  }
}

function noCanvas(): never {
  throw new Error('no canvas');
}
