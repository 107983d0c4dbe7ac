import { afterEach, expect, it } from 'vitest';
import { limits } from '#contract';
import { patched, zipOf } from '../testing/zip';
import { gather } from './gathering';
import { readBrought } from './read-brought';
import { mostEntries } from './record';

const read = (text: string | Uint8Array) => readBrought('file', Buffer.from(text as string));

afterEach(() => expect(({} as Record<string, unknown>).polluted).toBeUndefined());

it('names of prototypes are names like others', async () => {
  const csv = await read(
    '__proto__,constructor,url,time_added,title\npolluted,x,https://example.org/a,1709632800,T\n',
  );
  expect(csv?.items).toMatchObject([{ url: 'https://example.org/a', title: 'T' }]);
  const json = await read(
    '{"__proto__":{"polluted":1,"annotations":[]},"annotations":[{"__proto__":{"id":"x"},"uri":"https://example.org/a","target":[{"selector":[{"__proto__":{"exact":"no"},"type":"TextQuoteSelector","exact":"yes"}]}]}]}',
  );
  expect(json?.items[0]?.annotations).toMatchObject([{ exact: 'yes', toolId: null }]);
  const clipper = await read(
    '{"__proto__":{"url":"https://example.org/a","highlights":[{"text":"x"}]},"constructor":{"url":"https://example.org/b","highlights":[{"text":"y"}]}}',
  );
  expect(clipper?.items).toHaveLength(2);
});

it('huge cells are cut, and an endless one ends', async () => {
  const long = 'x'.repeat(300_000);
  const head = 'title,url,note,excerpt,folder,tags,created\n';
  const brought = await read(`${head}${long},https://example.org/a,${long},,Unsorted,"${long},b",\n`);
  const [item] = brought?.items ?? [];
  expect(item?.title?.length).toBeLessThanOrEqual(300);
  expect(item?.note).toHaveLength(limits.note);
  expect(item?.tags.map(({ length }) => length <= limits.tag)).toEqual([true, true]);
  const endless = await read(`${head}"${'line\n'.repeat(2_000)}`);
  expect(endless?.items).toEqual([]);
  expect(endless?.problemCount).toBeGreaterThan(0);
});

it('what turns the direction of writing, and halves of characters, do not come in', async () => {
  const text = 'title,url,time_added\n"a\u202eb\u0007c",https://example.org/a,1\n';
  expect((await read(text))?.items[0]?.title).toBe('ab c');
  const json = await read(
    '[{"text":"a","url":"https://example.org/a","highlights":[{"text":"half \\ud800"}]}]',
  );
  expect(json?.items[0]?.annotations[0]?.exact).toBe('half \ufffd');
});

it('deep nesting is refused or survived', async () => {
  const depth = 100_000;
  expect(await read('['.repeat(depth) + ']'.repeat(depth))).toBeNull();
  await expect(
    read(`<!DOCTYPE NETSCAPE-Bookmark-file-1>${'<DL><DT><H3>a</H3>'.repeat(5000)}`),
  ).rejects.toMatchObject({
    code: 'too-complex',
  });
  const deep = `[{"url":"https://example.org/a","highlights":[{"content":"${'<b><i>'.repeat(3000)}x"},{"text":"y"}]}]`;
  const clipper = await read(deep);
  expect(clipper?.items[0]?.annotations).toMatchObject([{ exact: 'y' }]);
  expect(clipper?.problems).toHaveLength(1);
  const rdf = `<rdf:RDF xmlns:rdf="r" xmlns:z="http://www.zotero.org/namespaces/export#">${'<a>'.repeat(50)}`;
  await expect(read(rdf)).rejects.toMatchObject({ code: 'too-complex' });
});

it('RDF that declares entities is not read', async () => {
  const text = `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>
    <rdf:RDF xmlns:rdf="r" xmlns:z="http://www.zotero.org/namespaces/export#"><a>&b;</a></rdf:RDF>`;
  await expect(read(text)).rejects.toMatchObject({ code: 'unsupported' });
  const open = '<rdf:RDF xmlns:rdf="r" xmlns:z="http://www.zotero.org/namespaces/export#"><a></b></rdf:RDF>';
  await expect(read(open)).rejects.toMatchObject({ code: 'unreadable' });
});

it('an archive that lies about its sizes brings in what is sound', async () => {
  const zip = await zipOf({
    'metadata_0_to_20.json': JSON.stringify([
      { slug: 'a', url: 'https://example.org/a', title: 'A', savedAt: '2024-03-05T10:00:00Z' },
      { slug: '../../b', url: 'https://example.org/b', title: 'B', savedAt: '2024-03-05T10:00:00Z' },
    ]),
    'highlights/a.md': '> words',
  });
  const lying = await read(patched(zip, 'highlights/a.md', 24, 3));
  expect(lying?.items).toMatchObject([
    { title: 'A', annotations: [] },
    { title: 'B', page: null },
  ]);
  expect(lying?.problems).toEqual(['Entry 1: its highlights are damaged, so they were left out.']);
});

it('more entries than are read at once are said to be too many', () => {
  const gathering = gather('Row');
  for (let row = 1; row <= mostEntries + 2; row++) gathering.add({ row, title: `T${row}` });
  const { items, problems } = gathering.done('pocket');
  expect(items).toHaveLength(mostEntries);
  expect(problems).toEqual([
    expect.stringContaining(`Row ${mostEntries + 1}: a file may hold 50,000 entries`),
  ]);
});
