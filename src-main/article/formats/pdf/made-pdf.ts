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

/** For tests: a PDF of these objects, the first of which is its catalog. */
export function rawPdf(objects: readonly string[]): Uint8Array {
  const pieces: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const starts: number[] = [];
  let length = pieces[0]?.length ?? 0;
  const add = (piece: string): void => {
    const bytes = Buffer.from(piece, 'latin1');
    pieces.push(bytes);
    length += bytes.length;
  };
  for (const [i, object] of objects.entries()) {
    starts.push(length);
    add(`${i + 1} 0 obj\n`);
    add(object);
    add('\nendobj\n');
  }
  const table = starts.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const start = length;
  const size = objects.length + 1;
  add(`xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\n`);
  add(`startxref\n${start}\n%%EOF\n`);
  return new Uint8Array(Buffer.concat(pieces));
}

/** For tests: a page whose font is not in the file and names its encoding alone, as old programs of East Asia write. */
export function eastAsianPdf(encoding: string, ordering: string, lines: readonly Uint8Array[]): Uint8Array {
  const shown = lines.map(
    (line, i) => `BT /F1 12 Tf 72 ${700 - i * 18} Td <${Buffer.from(line).toString('hex')}> Tj ET`,
  );
  const stream = shown.join('\n');
  return rawPdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 7 0 R >>',
    `<< /Type /Font /Subtype /Type0 /BaseFont /Ryumin-Light /Encoding /${encoding} /DescendantFonts [5 0 R] >>`,
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Ryumin-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 2 >> /FontDescriptor 6 0 R /DW 1000 >>`,
    '<< /Type /FontDescriptor /FontName /Ryumin-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
  ]);
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
