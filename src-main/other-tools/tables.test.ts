import { describe, expect, it } from 'vitest';
import { zipOf } from '../testing/zip';
import { mightBe } from './might-be';
import { readBrought } from './read-brought';
import type { Brought } from './record';

const read = async (text: string | Uint8Array): Promise<Brought> => {
  const bytes = Buffer.from(text as string);
  expect(mightBe(bytes), 'at first sight').toBe(true);
  const brought = await readBrought('file', bytes);
  if (!brought) throw new Error('not recognised');
  return brought;
};
const lines = (...rows: string[]): string => rows.join('\n');

describe('Pocket', () => {
  const last = lines(
    'title,url,time_added,tags,status',
    'Dam wall fails,https://example.org/dam,1709632800,flood|river,unread',
    '"A title, with a comma",https://example.org/b,1709632801,,archive',
  );
  it('reads the last form', async () => {
    const { tool, items, problems } = await read(last);
    expect(tool).toBe('pocket');
    expect(problems).toEqual([]);
    expect(items).toMatchObject([
      {
        ...{ row: 2, title: 'Dam wall fails', url: 'https://example.org/dam', tags: ['flood', 'river'] },
        ...{ savedAt: '2024-03-05T10:00:00.000Z', state: 'unread' },
      },
      { row: 3, title: 'A title, with a comma', tags: [], state: 'finished' },
    ]);
  });
  it('reads the form with a cursor, a byte order mark, and line ends of Windows', async () => {
    const text =
      '\ufefftitle,url,time_added,cursor,tags,status\r\nOne,https://example.org/1,1709632800,9,x,unread\r\n';
    const { items, notTaken } = await read(text);
    expect(items).toMatchObject([{ title: 'One', tags: ['x'], state: 'unread' }]);
    expect(notTaken).toEqual([]);
  });
  it('reads UTF-16, as table programs store it', async () => {
    const text = Buffer.from(`\ufeff${last}`, 'utf16le');
    expect((await read(text)).items.map(({ title }) => title)).toEqual([
      'Dam wall fails',
      'A title, with a comma',
    ]);
  });
  it('does not take an address for a title, nor white space for part of it', async () => {
    const { items } = await read(
      lines('title,url,time_added,tags,status', '  https://example.org/x ,  https://example.org/x,0,,unread'),
    );
    expect(items).toMatchObject([{ url: 'https://example.org/x', title: null, savedAt: null }]);
  });
  it('reads all tables of its archive and puts entries of one page together', async () => {
    const head = 'title,url,time_added,tags,status\n';
    const zip = await zipOf({
      'part_000000.csv': `${head}Dam,https://www.example.org/dam/?utm_source=x,1709632800,flood,unread\n`,
      'part_000001.csv': `${head}https://example.org/dam,https://example.org/dam,1609632800,river,archive\nB,https://example.org/b,1,,unread\n`,
      '__MACOSX/._part': 'x',
    });
    const { items } = await read(zip);
    expect(items).toMatchObject([
      { title: 'Dam', tags: ['flood', 'river'], savedAt: '2021-01-03T00:13:20.000Z', state: 'unread' },
      { title: 'B' },
    ]);
  });
});

describe('a broken row is told of, and the rest comes in', () => {
  const head = 'title,url,time_added,tags,status';
  const row = (n: number): string => `Title ${n},https://example.org/${n},1709632800,,unread`;
  it.each([
    ['a quotation mark that is not closed', '"Open,https://example.org/x,1,,unread'],
    ['one that closes in the middle', '"Open"ed,"https://example.org/x",1,"a'],
  ])('%s', async (_, broken) => {
    const { items, problems, problemCount } = await read(lines(head, row(1), broken, row(2), row(3)));
    expect(items.map(({ title }) => title)).toEqual(['Title 1', 'Title 2', 'Title 3']);
    expect(problems).toEqual(['Row 3: its quotation marks do not match, so it was left out.']);
    expect(problemCount).toBe(1);
    expect(items[1]).toMatchObject({ row: 4 });
  });
  it('quotation marks within a cell that nobody doubled', async () => {
    const { items, problems } = await read(
      lines(head, row(1), '"A "word" said",https://example.org/x,1,,unread', row(2)),
    );
    expect(problems).toEqual([]);
    expect(items.map(({ title }) => title)).toEqual(['Title 1', 'A "word" said', 'Title 2']);
  });
  it('a row without an address, a short one, and one of another kind', async () => {
    const { items, problems } = await read(
      lines(head, ',,1,,unread', 'Alone,https://example.org/alone', 'C,javascript:alert(1),1,,', row(9)),
    );
    expect(items.map(({ title }) => title)).toEqual(['Alone', 'Title 9']);
    expect(problems).toEqual([
      'Row 3: it has 2 of 5 columns; what it has was taken.',
      'Row 2: it has no web address, so it was left out.',
      'Row 4: it has no web address, so it was left out.',
    ]);
  });
  it('does not read the rest again and again', async () => {
    const many = Array.from({ length: 600 }, () => '"never closed').join('\n');
    const { problems, problemCount } = await read(`${head}\n${row(1)}\n${many}`);
    expect(problemCount).toBe(501);
    expect(problems).toHaveLength(200);
  });
});

it('Instapaper: with JSON tags, without them, and only “Unread” is unread', async () => {
  const { tool, items } = await read(
    lines(
      'URL,Title,Selection,Folder,Timestamp,Tags',
      'https://example.org/a,A,"Words',
      'of two lines",Unread,1709632800,"[""flood"",""dam, broken""]"',
      'https://example.org/b,B,,Archive,1709632800,[]',
      'https://example.org/c,C,,Politics,1709632800,',
    ),
  );
  expect(tool).toBe('instapaper');
  expect(items).toMatchObject([
    { tags: ['flood', 'dam, broken'], state: 'unread', annotations: [{ exact: 'Words\nof two lines' }] },
    { state: 'finished', collections: [], annotations: [] },
    { state: 'finished', collections: [['Politics']] },
  ]);
  const old = await read(lines('URL,Title,Selection,Folder', 'https://example.org/a,A,,Unread'));
  expect(old.items).toMatchObject([{ title: 'A', state: 'unread', savedAt: null, tags: [] }]);
});

it('Matter: tags by semicolons, what is not queued is archived; highlights that are not there are told of', async () => {
  const { tool, items, problems } = await read(
    lines(
      'Title,Author,Publisher,URL,Tags,Word Count,In Queue,Favorited,Read,Highlight_Count,Last Interaction Date,File Id',
      'A,J. Doe,Example Times,https://example.org/a,flood;dam,900,True,True,False,2,2024-03-05T10:00:00Z,f1',
      'B,,,https://example.org/b,,10,False,False,False,0,,f2',
    ),
  );
  expect(tool).toBe('matter');
  expect(items).toMatchObject([
    {
      ...{ byline: 'J. Doe', siteName: 'Example Times', tags: ['flood', 'dam'], favourite: true },
      ...{ state: 'unread', savedAt: '2024-03-05T10:00:00.000Z' },
    },
    { favourite: false, state: 'finished' },
  ]);
  expect(problems).toEqual(['Row 2: its 2 highlights are not in this file; Matter writes them elsewhere.']);
});

it('Raindrop: folders are paths, notes and highlights come, and columns that are not taken are named', async () => {
  const { tool, items, notTaken } = await read(
    lines(
      'id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite',
      '1,A,My note,Short,https://example.org/a,Politics / Water,"flood, dam",2024-03-05T10:00:00.000Z,https://example.org/a.png,"Highlight:the dam broke',
      'Note:check this",true',
      '2,B,,,https://example.org/b,Unsorted,,,,,false',
    ),
  );
  expect(tool).toBe('raindrop');
  expect(items).toMatchObject([
    {
      ...{ note: 'My note', collections: [['Politics', 'Water']], tags: ['flood', 'dam'], favourite: true },
      annotations: [{ exact: 'the dam broke', note: 'check this' }],
    },
    { collections: [], favourite: false },
  ]);
  expect(notTaken).toEqual([
    'The column “excerpt” (1 value) is not taken.',
    'The column “cover” (1 value) is not taken.',
  ]);
  const nested = await read(
    lines(
      'title,note,excerpt,url,folder,tags,created',
      'A,,,https://example.org/a,Apps/Tools / Editors,,',
      'B,,,https://example.org/b,Research/Go,,',
    ),
  );
  // With spaces around the signs between folders, one without is a part of a name.
  expect(nested.items.map(({ collections }) => collections)).toEqual([
    [['Apps/Tools', 'Editors']],
    [['Research', 'Go']],
  ]);
  const old = await read(
    lines('title,note,excerpt,url,folder,tags,created', 'A,,,https://example.org/a,Unsorted,,'),
  );
  expect(old).toMatchObject({ tool: 'raindrop', items: [{ title: 'A' }] });
});

it('Readwise: highlights of one book come together; inline tags and joined highlights', async () => {
  const head =
    'Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at';
  const { tool, items } = await read(
    lines(
      `${head},Document tags`,
      '"He said ""no""',
      'twice.",The Flood,J. Doe,,.claim .check see page 2,yellow,"one, two",page,4,2024-05-01 10:00:00+00:00,"water,news"',
      'First half,The Flood,J. Doe,,.c1,,,page,5,2024-05-01 12:00:00+02:00,',
      'second half,The Flood,J. Doe,,.c2 done,,,page,5,,',
      'Other,Else,,,,,,,,,',
    ),
  );
  expect(tool).toBe('readwise');
  expect(items).toHaveLength(2);
  expect(items[0]).toMatchObject({
    title: 'The Flood',
    byline: 'J. Doe',
    url: null,
    tags: ['water', 'news'],
  });
  expect(items[0]?.annotations).toMatchObject([
    {
      ...{ exact: 'He said "no"\ntwice.', note: 'see page 2', tags: ['one', 'two', 'claim', 'check'] },
      ...{ colour: 'yellow', created: '2024-05-01T10:00:00.000Z' },
    },
    { exact: 'First half second half', note: 'done', tags: [], created: '2024-05-01T10:00:00.000Z' },
  ]);
  const old = await read(lines(head, 'Words,Book,Author,,,,,,,'));
  expect(old.items).toMatchObject([{ title: 'Book', annotations: [{ exact: 'Words' }] }]);
});

it('Readwise Reader: tags as Python writes them', async () => {
  const { tool, items } = await read(
    lines(
      'Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen',
      `A,https://example.org/a,1,"['flood', ""it's""]",2024-05-01 10:00:00+00:00,0.2,new,True`,
      'B,https://example.org/b,2,[],2024-05-01,1.0,archive,True',
    ),
  );
  expect(tool).toBe('reader');
  expect(items).toMatchObject([
    { tags: ['flood', "it's"], state: 'unread', savedAt: '2024-05-01T10:00:00.000Z' },
    { tags: [], state: 'finished', savedAt: '2024-05-01T00:00:00.000Z' },
  ]);
});

it('Hypothesis CSV: quotes are annotations, page notes notes; replies are left out', async () => {
  const { tool, items, problems } = await read(
    lines(
      'Creation Date,URL,Group,Annotation/Reply Type,Quote,User,Body,Tags,Page',
      '2024-05-01T10:00:00,https://example.org/a,Public,Annotation,the dam,u,why?,"flood,dam",',
      '2024-05-01T10:00:00,https://example.org/a,Public,Page Note,,u,On the whole,,',
      '2024-05-01T10:00:00,https://example.org/a,Public,Reply,,u,No,,',
    ),
  );
  expect(tool).toBe('hypothesis');
  expect(items).toMatchObject([
    {
      note: 'On the whole',
      annotations: [
        { exact: 'the dam', note: 'why?', tags: ['flood', 'dam'], created: '2024-05-01T10:00:00.000Z' },
      ],
    },
  ]);
  expect(problems).toEqual(['Row 4: it is a reply to an annotation, so it was left out.']);
});

it('mymind: pages come, other things are told of', async () => {
  const { tool, items, problems } = await read(
    lines(
      'id,type,title,url,content,note,tags,created',
      '1,Article,A,https://example.org/a,Text,My note,"flood,dam",2024-05-01T10:00:00Z',
      '2,Note,,,Only words,,,',
    ),
  );
  expect(tool).toBe('mymind');
  expect(items).toMatchObject([{ title: 'A', note: 'My note', tags: ['flood', 'dam'] }]);
  expect(problems).toEqual(['Row 3: it is no page (Note), so it was left out.']);
});

it('a table of nobody is nobody’s, nor is a text with commas', async () => {
  for (const text of [
    'name,age\nA,1\n',
    'Once, there was a dam.\nIt broke.',
    'url\nhttps://example.org/a',
    '',
  ])
    for (const ask of [mightBe(Buffer.from(text)) || null, await readBrought('file', Buffer.from(text))])
      expect(ask).toBeNull();
});
