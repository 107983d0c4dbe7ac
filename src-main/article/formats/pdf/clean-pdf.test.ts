import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AppError } from '#contract';
import { encode } from '../../charset/encode';
import { clean } from '../../clean';
import { eastAsianPdf, madePdf, rawPdf, sentences } from './made-pdf';

const cleanPdf = async (bytes: Uint8Array | Promise<Uint8Array>) =>
  clean({ name: 'river-report.pdf', bytes: await bytes });

/** Lines of a column one below the other, as a typesetter places them. */
function lines(pdf: PDFKit.PDFDocument, texts: string[], x: number, y: number, step = 13): void {
  for (const [i, text] of texts.entries()) pdf.text(text, x, y + i * step, { lineBreak: false });
}

describe('the text of a PDF', () => {
  test('lines become paragraphs, with the title of the largest type and headings by size', async () => {
    const [a, b, c] = [sentences(4), sentences(4, 11), sentences(4, 21)].map((s) => s.join(' '));
    const cleaned = await cleanPdf(
      madePdf((pdf) => {
        pdf.fontSize(22).text('The river that came at night').moveDown();
        pdf.fontSize(11).text(`${a}`).moveDown();
        pdf.text(`${b}`).moveDown();
        pdf.fontSize(15).text('What the gauges said').moveDown();
        pdf.fontSize(11).text(`${c}`);
      }),
    );
    expect(cleaned.html).toBe(
      `<h1>The river that came at night</h1>\n<p>${a}</p>\n<p>${b}</p>\n<h2>What the gauges said</h2>\n<p>${c}</p>\n`,
    );
    expect(cleaned).toMatchObject({
      title: 'The river that came at night',
      titleFrom: 'headline',
      mediaType: 'application/pdf',
      removed: [],
    });
  });

  test('two columns are read one after the other, below a headline that stands over both', async () => {
    const [left, right] = [sentences(8).join(' '), sentences(8, 11).join(' ')];
    const { text } = await cleanPdf(
      madePdf((pdf) => {
        pdf.fontSize(20).text('A headline over both of the columns of this page', 72, 72);
        pdf.fontSize(10).text(left, 72, 130, { width: 215, align: 'justify' });
        pdf.text(right, 308, 130, { width: 215, align: 'justify' });
      }),
    );
    expect(text).toBe(
      `A headline over both of the columns of this page\n${left} ${right}\n`.replace(`${left} `, `${left}\n`),
    );
  });

  test('columns whose lines are drawn across the page are still columns', async () => {
    const left = sentences(10).map((s) => s.slice(0, 40));
    const right = sentences(10, 11).map((s) => s.slice(0, 40));
    const { text } = await cleanPdf(
      madePdf((pdf) => {
        pdf.fontSize(10);
        for (let i = 0; i < 10; i++) {
          pdf.text(left[i] ?? '', 72, 100 + i * 12, { lineBreak: false });
          pdf.text(right[i] ?? '', 320, 100 + i * 12, { lineBreak: false });
        }
      }),
    );
    expect(text.indexOf(left[9] ?? '?')).toBeGreaterThan(0);
    expect(text.indexOf(left[9] ?? '?')).toBeLessThan(text.indexOf(right[0] ?? '?'));
  });

  test('words divided at the end of a line are whole again, and those with a hyphen keep it', async () => {
    const { text } = await cleanPdf(
      madePdf((pdf) => {
        pdf.fontSize(11);
        lines(
          pdf,
          [
            'The well-known inspection of the bridge was long over when the coun-',
            'cil met, and nobody asked for the report that an otherwise well-',
            'known engineer had written about its cables in May of that year, so',
            'it was read by no one but the clerk who put it into the cabinet.',
          ],
          72,
          100,
        );
      }),
    );
    expect(text).toContain('when the council met');
    expect(text).toContain('an otherwise well-known engineer');
  });

  test('a paragraph goes on over the page, and ligatures are letters', async () => {
    const before =
      'The water stood in the office of the firm until it had found a way out through the floor and then';
    const { text } = await cleanPdf(
      madePdf((pdf) => {
        pdf.fontSize(11);
        lines(pdf, [...sentences(4), before], 72, 600);
        pdf.addPage();
        lines(pdf, ['went on into the cellar, where it stayed.', ...sentences(3, 11)], 72, 72);
      }),
    );
    expect(text).toContain(`${before} went on into the cellar, where it stayed.`);
  });

  test('what stands on every page is taken out and listed with its reason', async () => {
    const { text, removed } = await cleanPdf(
      madePdf((pdf) => {
        for (let page = 1; page <= 4; page++) {
          if (page > 1) pdf.addPage();
          pdf.fontSize(9).text(`Journal of Rivers ${page + 40}`, 72, 30, { lineBreak: false });
          pdf.fontSize(11).text(sentences(6, page * 10).join(' '), 72, 72);
          pdf.fontSize(9).text('www.example.org/rivers', 72, 745, { lineBreak: false });
          pdf.text(String(page), 300, 760, { lineBreak: false });
        }
      }),
    );
    for (let page = 1; page <= 4; page++) for (const s of sentences(6, page * 10)) expect(text).toContain(s);
    expect(text).not.toMatch(/Journal|www/);
    const of = (reason: string): string[] => removed.filter((r) => r.reason === reason).map((r) => r.text);
    expect(of('page header')).toEqual([41, 42, 43, 44].map((n) => `Journal of Rivers ${n}`));
    expect(of('page footer')).toEqual(Array(4).fill('www.example.org/rivers'));
    expect(of('page number')).toEqual(['1', '2', '3', '4']);
  });

  test('a heading at the top of each page is no header, though only its number differs', async () => {
    const { text, removed } = await cleanPdf(
      madePdf((pdf) => {
        for (let page = 1; page <= 4; page++) {
          if (page > 1) pdf.addPage();
          pdf.fontSize(16).text(`Chapter ${page}`, 72, 72);
          pdf.fontSize(11).text(sentences(6, page * 10).join(' '), 72, 110);
        }
      }),
    );
    expect(removed).toEqual([]);
    expect(text).toMatch(/Chapter 1[\s\S]+Chapter 4/);
  });

  test('notes at the foot come after the text, so that no sentence is broken by them', async () => {
    const { text, html } = await cleanPdf(
      madePdf((pdf) => {
        pdf.fontSize(11);
        lines(
          pdf,
          [...sentences(30).map((s) => s.slice(0, 85)), 'and the last line of the page goes on to say that'],
          72,
          72,
        );
        pdf.fontSize(8).text('1 Letter to the council, in its archive.', 72, 700, { lineBreak: false });
        pdf.addPage().fontSize(11);
        lines(pdf, ['nobody had read it.', ...sentences(5, 41)], 72, 72);
      }),
    );
    expect(text).toContain('goes on to say that nobody had read it.');
    expect(html).toMatch(/<hr>\s*<p>1 Letter to the council, in its archive\.<\/p>\s*$/);
  });

  test('lists are lists and captions are captions', async () => {
    const { html } = await cleanPdf(
      madePdf((pdf) => {
        pdf.fontSize(11).text(sentences(3).join(' ')).moveDown();
        pdf.text('• the first of the gauges').text('• the second of the gauges').moveDown();
        pdf.text('Figure 2: The gauges below the bridge.').moveDown();
        pdf.text(sentences(3, 11).join(' '));
      }),
    );
    expect(html).toMatch(
      /<ul>\s*<li>the first of the gauges<\/li>\s*<li>the second of the gauges<\/li>\s*<\/ul>/,
    );
    expect(html).toContain('<figcaption>Figure 2: The gauges below the bridge.</figcaption>');
  });
});

describe('a PDF in Chinese, Japanese or Korean', () => {
  const japanese = '橋は昨夜の大雨で流された。町の人々は川を渡る道をほかに探している。';
  const chinese = '昨天夜里大雨冲毁了那座桥，镇上的人们正在寻找另外一条过河的路。';

  test.each([
    ['90ms-RKSJ-H', 'Japan1', japanese, 'shift_jis'],
    ['UniJIS-UTF16-H', 'Japan1', japanese, 'utf-16be'],
    ['GBK-EUC-H', 'GB1', chinese, 'gbk'],
  ])('has its text though it names its encoding alone: %s', async (encoding, ordering, line, charset) => {
    const lines = [1, 2, 3].map(() => encode(line, charset));
    const { text } = await cleanPdf(eastAsianPdf(encoding, ordering, lines));
    expect(text).toContain(line);
  });
});

test('pages that cannot be read are named', async () => {
  const stream = (text: string): string => `<< /Length ${text.length} >>\nstream\n${text}\nendstream`;
  const page = (contents: string): string =>
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> ${contents} >>`;
  const { text, warnings } = await cleanPdf(
    rawPdf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [4 0 R 5 0 R 6 0 R] /Count 3 >>',
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      page('/Contents 7 0 R'),
      '(no page)',
      page('/Contents 7 0 R'),
      stream(
        sentences(4)
          .map((s, i) => `BT /F1 11 Tf 72 ${700 - i * 14} Td (${s}) Tj ET`)
          .join('\n'),
      ),
    ]),
  );
  expect(text).toContain(sentences(1)[0]);
  expect(warnings).toEqual(['Page 2 could not be read and is missing.']);
});

describe('the metadata of a PDF', () => {
  const told = (info: PDFKit.DocumentInfo, headline = 'The river that came at night') =>
    cleanPdf(
      madePdf(
        (pdf) => {
          pdf.fontSize(22).text(headline).moveDown();
          pdf.fontSize(11).text(`${sentences(6).join(' ')} doi:10.1234/rivers.56`);
        },
        { info },
      ),
    );

  test('title, author, day of the last change, DOI', async () => {
    const CreationDate = new Date('2024-03-02T10:00:00Z');
    expect(
      await told({ Title: 'The river that came at night', Author: 'Ada Holm', CreationDate }),
    ).toMatchObject({
      title: 'The river that came at night',
      byline: 'Ada Holm',
      publishedTime: null,
      modifiedTime: '2024-03-02T10:00:00Z',
      url: 'https://doi.org/10.1234/rivers.56',
    });
  });

  test.each(['Microsoft Word - draft7.docx', 'untitled', 'Template for reports', '%%'])(
    'a title that nobody meant is not believed: %s',
    async (Title) => {
      expect((await told({ Title, Author: 'admin' })).title).toBe('The river that came at night');
    },
  );
});

describe('a PDF that is refused', () => {
  let printed: string[];
  beforeEach(() => {
    printed = [];
    for (const method of ['log', 'warn', 'error', 'info'] as const)
      vi.spyOn(console, method).mockImplementation((...args) => void printed.push(args.join(' ')));
  });
  afterEach(() => {
    vi.restoreAllMocks();
    expect(printed).toEqual([]);
  });

  const refusal = async (bytes: Uint8Array | Promise<Uint8Array>): Promise<AppError> => {
    const error: unknown = await cleanPdf(bytes).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(AppError);
    return error as AppError;
  };

  test('without text: it was scanned', async () => {
    const error = await refusal(
      madePdf((pdf) => {
        for (let i = 0; i < 3; i++) pdf.rect(72, 72, 400, 600).fill('#888').addPage();
      }),
    );
    expect(error.code).toBe('no-article');
    expect(error.message).toContain('“river-report.pdf” holds pictures of pages, not text: it was scanned.');
  });

  test('with a password', async () => {
    const error = await refusal(
      madePdf((pdf) => pdf.text(sentences(5).join(' ')), { userPassword: 'x', ownerPassword: 'y' }),
    );
    expect(error.code).toBe('unsupported');
    expect(error.message).toContain('“river-report.pdf” is protected by a password.');
  });

  test('damaged', async () => {
    const whole = await madePdf((pdf) => pdf.text(sentences(5).join(' ')));
    const error = await refusal(whole.slice(0, 200));
    expect(error.code).toBe('unreadable');
    expect(error.message).toContain('“river-report.pdf” is damaged');
  });

  test('too large', async () => {
    const big = new Uint8Array(51 * 1024 * 1024);
    big.set(new TextEncoder().encode('%PDF-1.7\n'));
    const error = await refusal(big);
    expect(error.code).toBe('too-large');
    expect(error.message).toContain('has 51 MB; files of this kind may have up to 50 MB');
  });

  test('with too many pages', async () => {
    const error = await refusal(
      madePdf((pdf) => {
        for (let i = 0; i < 2000; i++) pdf.addPage();
      }),
    );
    expect(error.message).toContain('has 2,001 pages; a PDF may have up to 2,000');
  });
});
