import PDFDocument from 'pdfkit';

/** For tests: a PDF drawn by `draw`, as bytes. */
export function madePdf(
  draw: (pdf: PDFKit.PDFDocument) => void,
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: 'A4', margin: 72, ...options });
  const pieces: Buffer[] = [];
  const done = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on('data', (piece: Buffer) => pieces.push(piece));
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(pieces))));
    pdf.on('error', reject);
  });
  draw(pdf);
  pdf.end();
  return done;
}

/** Sentences that are all different, so that a test can tell which one is missing or out of place. */
export function sentences(count: number, from = 1): string[] {
  return Array.from(
    { length: count },
    (_, i) =>
      `Sentence ${words[(from + i) % words.length]} number ${from + i} says that the river rose by ${from + i} centimetres before the morning came.`,
  );
}

const words = [
  'amber',
  'birch',
  'cedar',
  'dahlia',
  'ember',
  'fennel',
  'garnet',
  'hazel',
  'indigo',
  'jasmine',
];
