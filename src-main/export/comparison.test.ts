import type { ArticleSummary, ComparisonOverview, ShownLink } from '#contract';
import fc from 'fast-check';
import type { Nodes, Root, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { hostile } from '../testing/hostile-text';
import type { ExportedComparison, ExportedRow } from './comparison';
import { comparisonCsv } from './comparison-csv';
import { comparisonDocument } from './comparison-markdown';

const ids = ['article-aaaa', 'article-bbbb'] as const;

const article = (id: string, title: string, more: Partial<ArticleSummary> = {}): ArticleSummary => ({
  ...{ id, title, titleFrom: 'headline', byline: 'J. Doe', siteName: 'Example Times' },
  ...{ publishedTime: '2026-03-02T23:30:00-05:00', modifiedTime: null, leadPicture: null, lang: 'en' },
  ...{ dir: null, excerpt: null, words: 4, annotations: 0, unplaced: 0, progress: 0, openedAt: null },
  ...{ edited: [], tags: [], favourite: false, finished: null },
  source: {
    ...{ fileName: `${id}.html`, mediaType: 'text/html', sha256: '0'.repeat(64), encoding: 'UTF-8' },
    ...{ url: `https://example.org/${id}`, importedAt: '2026-03-05T10:00:00.000Z' },
  },
  ...more,
});

const nothing: ComparisonOverview = {
  ...{ articles: [], onlyHere: [], figures: [], quotations: [], reuse: [], facts: [] },
  ...{ differentEvents: [], differentLanguages: [] },
};

const exported = (more: Partial<ExportedComparison> = {}): ExportedComparison => ({
  ...{ id: 'comparison-1', name: 'The dam', note: '', rows: [], isGrid: true, overview: nothing, links: [] },
  articles: [
    { id: ids[0], article: article(ids[0], 'Dam fails'), isInLibrary: true },
    {
      id: ids[1],
      article: article(ids[1], 'The flood', { siteName: null, byline: null }),
      isInLibrary: true,
    },
  ],
  ...more,
});

const cell = (n: 0 | 1, quote: string, annotation: string | null = null) => ({
  ...{ article: ids[n], quote, annotation, passage: { start: 3, end: 3 + quote.length } },
});
const row = (claim: string, cells: ExportedRow['cells'], more: Partial<ExportedRow> = {}): ExportedRow => ({
  ...{ claim, cells, verdict: null, note: '' },
  ...more,
});

function parts(document: string): { properties: Record<string, unknown>; root: Root } {
  const [, yaml = '', rest = ''] = /^---\n(.*?\n)---\n(.*)$/s.exec(document) ?? [];
  const root = fromMarkdown(rest, { extensions: [gfm()], mdastExtensions: [gfmTableFromMarkdown()] });
  return { properties: parseYaml(yaml) as Record<string, unknown>, root };
}

function toString(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(toString).join('') : '';
}

/** What stands under a heading, down to the next of any depth. */
function under(root: Root, title: string): RootContent[] {
  const at = root.children.findIndex((node) => node.type === 'heading' && toString(node) === title);
  expect(at, `a heading “${title}”`).toBeGreaterThanOrEqual(0);
  const rest = root.children.slice(at + 1);
  const end = rest.findIndex(({ type }) => type === 'heading');
  return end < 0 ? rest : rest.slice(0, end);
}
const wordsUnder = (root: Root, title: string): string[] => {
  const lines = (node: RootContent): Nodes[] =>
    node.type === 'list' || node.type === 'blockquote' ? node.children : [node];
  return under(root, title)
    .flatMap(lines)
    .map((node) => toString(node));
};
const tableIn = (root: Root, title = 'Claims'): string[][] => {
  const table = under(root, title).find((node): node is Table => node.type === 'table');
  return table?.children.map((line) => line.children.map((one) => toString(one))) ?? [];
};
function all<T extends Nodes['type']>(root: Nodes, type: T): Extract<Nodes, { type: T }>[] {
  const found = root.type === type ? [root as Extract<Nodes, { type: T }>] : [];
  return 'children' in root ? [...found, ...root.children.flatMap((child) => all(child, type))] : found;
}

describe('a comparison as Markdown', () => {
  it('says what it is, and names the articles by letters', () => {
    const { properties, root } = parts(comparisonDocument(exported({ note: 'Mine *own*' })));
    expect(properties).toEqual({
      type: 'comparison',
      id: 'comparison-1',
      title: 'The dam',
      articles: [...ids],
    });
    expect(wordsUnder(root, 'The dam')).toEqual([
      'A: Dam fails (Example Times, 2026-03-02)',
      'B: The flood (2026-03-02)',
    ]);
    expect(wordsUnder(root, 'Note')).toEqual(['Mine own']);
    expect(wordsUnder(root, 'Sources')).toEqual([
      'A: Example Times, J. Doe, “Dam fails”, published 2026-03-02, accessed 2026-03-05, https://example.org/article-aaaa',
      'B: “The flood”, published 2026-03-02, accessed 2026-03-05, https://example.org/article-bbbb',
    ]);
  });

  it('has the grid as a table with links; long quotes stand whole below it, and notes on claims', () => {
    const long = `It rained ${'and rained '.repeat(12)}until Monday.`;
    const rows = [
      row('Missing | people', [cell(0, 'Fourteen', 'note-00001'), cell(0, 'a dozen'), cell(1, 'Eleven')], {
        ...{ verdict: 'conflicting', note: 'Check the **hour**.' },
      }),
      row('Rain', [cell(1, long)], { verdict: 'silent' }),
    ];
    const { root } = parts(comparisonDocument(exported({ rows })));
    expect(tableIn(root)).toEqual([
      ['Claim', 'A', 'B', 'Verdict'],
      ['Missing | people', '“Fourteen” · “a dozen”', '“Eleven”', 'conflicting'],
      ['Rain', '', expect.stringMatching(/^“It rained .*…” \(1\)$/), 'silent'],
    ]);
    const [table] = under(root, 'Claims');
    expect(all(table as Nodes, 'link').map(({ url }) => url)).toEqual([
      'synoptic://article/article-aaaa#note-00001',
      'synoptic://article/article-aaaa#3-10',
      'synoptic://article/article-bbbb#3-9',
      `synoptic://article/article-bbbb#3-${3 + long.length}`,
    ]);
    expect(wordsUnder(root, 'Passages')).toEqual([long, '— (1) B: The flood · Passage']);
    expect(wordsUnder(root, 'Notes on claims')).toEqual(['Missing | people', 'Check the hour.']);
  });

  it('names no passage that nothing leads to', () => {
    const long = `It rained ${'and rained '.repeat(12)}until Monday.`;
    const articles = exported().articles.map((column) => ({ ...column, isInLibrary: false }));
    const onlyHere = [{ article: ids[1], passage: { start: 0, end: 8 }, text: 'Nobody spoke.', weight: 2 }];
    const made = exported({
      articles,
      rows: [row('Rain', [cell(1, long)])],
      overview: { ...nothing, onlyHere },
    });
    const { root } = parts(comparisonDocument(made));
    expect(wordsUnder(root, 'Passages')).toEqual([long, '— (1) B: The flood']);
    expect(wordsUnder(root, 'Only in B')).toEqual(['Nobody spoke.']);
  });

  it('without rows of the reader shows what several report', () => {
    const rows = [row('Eleven', [cell(0, 'Fourteen'), cell(1, 'Eleven')])];
    const { root } = parts(comparisonDocument(exported({ rows, isGrid: false })));
    expect(tableIn(root, 'What several report')).toEqual([
      ['Claim', 'A', 'B'],
      ['Eleven', '“Fourteen”', '“Eleven”'],
    ]);
  });

  it('lists figures, quotations, what is only here, links, copied text and what is uncertain', () => {
    const [a, b] = ids;
    const place = { start: 0, end: 8 };
    const side = { ...place, value: '14', unit: null };
    const figure = {
      id: 'f',
      match: 'm',
      type: 'number' as const,
      about: 'missing',
      confidence: 1,
      ...{ a: side, b: side, articles: { a, b }, quotes: { a: 'Fourteen', b: 'Eleven' } },
    };
    const quotation = {
      ...{ id: 'q', a: { start: 10, end: 40 }, b: { start: 5, end: 20 }, shared: [], whole: false },
      speakers: { a: { name: 'Anna Kern', passage: place }, b: null },
      quoted: { a: [{ start: 10, end: 40 }], b: [{ start: 5, end: 20 }] },
      dropped: { a: [{ start: 23, end: 40 }], b: [] },
      droppedWords: { a: ['this time only.'], b: [] },
      ...{ articles: { a, b }, quotes: { a: 'We were lucky this time only.', b: 'We were lucky' } },
    };
    const end = (n: 0 | 1, quote: string): ShownLink['ends'][0] => ({
      ...{ article: ids[n], annotation: `note-0000${n}`, title: 't', quote, passage: place, state: 'there' },
    });
    const link: ShownLink = {
      ...{ id: 'link-0001', ends: [end(0, 'Fourteen'), end(1, 'Eleven')], relation: 'contradicts' },
      ...{ note: 'Hm.', created: '2026-03-05T10:00:00.000Z', modified: '2026-03-05T10:00:00.000Z' },
    };
    const overview: ComparisonOverview = {
      ...nothing,
      figures: [
        { ...figure, state: 'differ' },
        { ...figure, state: 'rounded' },
      ],
      quotations: [quotation],
      onlyHere: [{ article: b, passage: place, text: 'Nobody\nspoke.', weight: 2 }],
      reuse: [{ a, b, shareOfA: 0.344, shareOfB: 0.001 }],
      differentEvents: [[a, b]],
      differentLanguages: [[a, b]],
    };
    const strange = {
      ...link,
      id: 'link-0002',
      ends: [end(0, 'x'), { ...end(1, 'y'), article: 'article-cccc' }],
    };
    const { root } = parts(comparisonDocument(exported({ overview, links: [link, strange as ShownLink] })));
    expect(wordsUnder(root, 'Figures that differ')).toEqual(['missing: A “Fourteen” – B “Eleven”']);
    expect(wordsUnder(root, 'Figures that are rounded or of another time')).toEqual([
      'missing: A “Fourteen” – B “Eleven” (rounded)',
    ]);
    expect(wordsUnder(root, 'Shared quotations')).toEqual([
      'We were lucky this time only.',
      '— A: Anna Kern · B: does not say who',
      'Only in A: “this time only.”',
    ]);
    expect(wordsUnder(root, 'Only in B')).toEqual(['Nobody spoke. Passage']);
    expect(wordsUnder(root, 'Links')).toEqual(['A “Fourteen” → contradicts: B “Eleven”', 'Hm.']);
    expect(wordsUnder(root, 'Copied text')).toEqual([
      '34 % of the words of A stand in B, less than 1 % of B in A.',
    ]);
    expect(wordsUnder(root, 'The dam').slice(0, 2)).toEqual([
      'A and B may be about different events.',
      'A and B are in different languages: only names, figures, dates and quotations were compared.',
    ]);
  });

  it('stays one table with the same cells whatever the words are, and no words become markup', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (claim, quote, title) => {
        const rows = [row(claim, [cell(0, quote || 'x')]), row('last', [cell(1, 'Eleven')])];
        const articles = [
          {
            id: ids[0],
            article: article(ids[0], title, { byline: claim, siteName: quote }),
            isInLibrary: true,
          },
          { id: ids[1], article: null, isInLibrary: false },
        ];
        const { root } = parts(comparisonDocument(exported({ rows, articles, name: title || 'x' })));
        const tables = all(root, 'table');
        expect(tables).toHaveLength(1);
        expect(tables[0]?.children.map(({ children }) => children.length)).toEqual([4, 4, 4]);
        expect(all(root, 'html')).toEqual([]);
        expect(all(root, 'code')).toEqual([]);
        expect(all(root, 'image')).toEqual([]);
        for (const { url } of all(root, 'link'))
          expect(url).toMatch(/^(?:synoptic:\/\/|https:\/\/example\.org\/)/);
      }),
    );
  });
});

/** Reads CSV by RFC 4180: fields between quotes may hold anything, quotes doubled. */
function readCsv(csv: string): string[][] {
  const lines: string[][] = [[]];
  const token = /\uFEFF?(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  let at = 0;
  for (let found = token.exec(csv); found; found = token.exec(csv)) {
    lines.at(-1)?.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] === '\r\n') lines.push([]);
    at = token.lastIndex;
  }
  expect(at).toBe(csv.length);
  return lines.slice(0, -1);
}

describe('a grid as CSV', () => {
  it('has a line for each claim and a column for each article', () => {
    const rows = [
      row('How many, "exactly"', [cell(0, 'Fourteen'), cell(0, 'a\ndozen'), cell(1, 'Eleven')], {
        ...{ verdict: 'partly', note: 'One\ntwo' },
      }),
    ];
    const csv = comparisonCsv(exported({ rows }));
    expect(csv.startsWith('\uFEFFClaim,A: Dam fails,')).toBe(true);
    expect(readCsv(csv)).toEqual([
      ['Claim', 'A: Dam fails', 'B: The flood', 'Verdict', 'Note'],
      ['How many, "exactly"', 'Fourteen\na dozen', 'Eleven', 'partly', 'One\ntwo'],
    ]);
  });

  it('holds nothing that a spreadsheet would run', () => {
    const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '＝1'];
    const rows = formulas.map((words) => row(words, [cell(0, words)], { note: words }));
    for (const line of readCsv(comparisonCsv(exported({ rows }))).slice(1))
      for (const field of line) expect(field).not.toMatch(/^\s*[=+\-@＝]/);
  });

  it('is read back whatever the words are', () => {
    fc.assert(
      fc.property(hostile, hostile, (claim, note) => {
        const lines = readCsv(comparisonCsv(exported({ rows: [row(claim, [cell(1, 'x')], { note })] })));
        expect(lines.map((line) => line.length)).toEqual([5, 5]);
        expect(lines[1]?.[2]).toBe('x');
      }),
    );
  });
});
