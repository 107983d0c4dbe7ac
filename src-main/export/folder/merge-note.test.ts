import { type Annotation, ExportSettings } from '#contract';
import { defaultCategories } from '#contract/categories';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { hostile } from '../../testing/hostile-text';
import type { ExportedArticle } from '../exported';
import { exampleArticle } from '../template/example';
import { blockId } from '../template/variables';
import { frontMatterHeight } from './front-matter-lines';
import { mergeNote, newNote } from './merge-note';
import { createRenderer, type Rendered } from './rendered';

const waterBlock = `^${blockId('water0000001')}`;

const made = '2026-03-05T09:30:00.000Z';

interface Said {
  id: string;
  quote: string;
  note: string;
  tag: string | null;
}
interface Told {
  title: string;
  note: string;
  said: Said[];
}

function annotation({ id, quote, note, tag }: Said): Annotation {
  const body: Annotation['body'] = [];
  if (note !== '')
    body.push({ type: 'TextualBody', purpose: 'commenting', value: note, format: 'text/markdown' });
  if (tag !== null) body.push({ type: 'TextualBody', purpose: 'tagging', value: tag, format: 'text/plain' });
  return {
    ...{
      id,
      category: 'claim',
      body,
      created: made,
      modified: made,
      deleted: null,
      motivation: 'highlighting',
    },
    target: {
      ...{ source: exampleArticle.article.id, version: 1 },
      selector: [
        { type: 'TextPositionSelector', start: 0, end: 1 },
        { type: 'TextQuoteSelector', exact: quote, prefix: '', suffix: '' },
      ],
    },
  };
}

const exported = ({ title, note, said }: Told): ExportedArticle => ({
  ...{ article: { ...exampleArticle.article, title }, note, annotations: said.map(annotation) },
  ...{ links: [], collections: [], file: 'Barges' },
});

type Given = Partial<ExportSettings>;
function renderer(given: Given = {}): (told: Told) => Rendered {
  const settings = ExportSettings.parse({ format: 'markdown', ...given });
  const render = createRenderer(
    settings,
    defaultCategories.map((one) => ({ ...one })),
    () => 'A citation',
  );
  return (told) => render(exported(told));
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const merged = (
  there: string,
  before: ReturnType<typeof newNote>['written'],
  next: Rendered,
  partial = false,
  isLinked?: (names: readonly string[]) => boolean,
) => {
  const { text, written, ...rest } = mergeNote(bytes(there), before, next, { partial, isLinked });
  return {
    ...rest,
    text: text === null ? there : String(text),
    written: written ?? before,
    writes: text !== null,
  };
};

const people: Said = {
  id: 'people000001',
  quote: 'Fourteen people waited.',
  note: 'Others say eleven.',
  tag: null,
};
const water: Said = { id: 'water0000001', quote: 'The water fell.', note: '', tag: 'relief' };
const mill: Said = { id: 'mill00000001', quote: 'The mill stood.', note: 'Seen it.', tag: null };
const told: Told = { title: 'Barges', note: 'From the local paper.', said: [people, water] };

describe('a note in a folder', () => {
  const render = renderer();
  const first = newNote(render(told));
  const text = String(first.text);

  it('a block changed by the reader stays, whatever the library says; others do not', () => {
    const mine = text.replace('waited.', 'waited, it is said.');
    const next = render({
      ...told,
      said: [
        { ...people, note: 'Twelve.' },
        { ...water, note: 'At noon.' },
      ],
    });
    const result = merged(mine, first.written, next);
    expect(result.text).toBe(mine.replace(waterBlock, `${waterBlock}\n\nAt noon.`));
    expect(result.why).toEqual(['One block kept as you have changed it.']);
    expect(merged(mine, first.written, render(told))).toMatchObject({
      text: mine,
      why: [],
      blocks: { kept: 0 },
    });
  });

  it('a block deleted by the reader stays deleted, also when it changes', () => {
    const mine = text.replace(/> The water fell[^]*$/, 'Nothing about water.\n');
    expect(merged(mine, first.written, render(told)).text).toBe(mine);
    const result = merged(mine, first.written, render({ ...told, said: [people, { ...water, note: 'x' }] }));
    expect(result.text).toBe(mine);
    expect(result.why).toEqual(['One block that you have removed was not written again.']);
    const again = merged(mine, result.written, render({ ...told, said: [people, { ...water, note: 'y' }] }));
    expect(again.text).toBe(mine);
  });

  it('the block of a deleted highlight goes, unless something of the reader’s hangs on it', () => {
    const without = render({ ...told, said: [people] });
    expect(merged(text, first.written, without).text).toBe(without.text);
    const apart = `${text}\n## My own\n\nWords.\n`;
    expect(merged(apart, first.written, without).text).toBe(`${without.text}\n## My own\n\nWords.\n`);
    for (const mine of [
      `${text}\nBut see the photo.\n`,
      text.replace('## Highlights', `![[#${waterBlock}]]\n\n## Highlights`),
    ]) {
      const result = merged(mine, first.written, without);
      expect(result.text).toBe(
        mine.replace('highlights: 2', 'highlights: 1').replace('tags: ["relief"]', 'tags: []'),
      );
      expect(result.why).toEqual([
        'One block of a deleted highlight stays, because you have written under it or refer to it.',
      ]);
      expect(merged(result.text, result.written, without).writes).toBe(false);
    }
  });

  it('a new highlight comes between its neighbours, below what the reader wrote under the first', () => {
    const mine = text
      .replace('Others say eleven.', 'Others say eleven.\n\nI doubt it.')
      .concat('\nA last word on water.\n\n## Sources\n\n- none\n');
    const next = render({ ...told, said: [people, mill, water] });
    const between = merged(mine, first.written, next).text;
    expect(between).toMatch(/I doubt it\.\n\n> The mill stood\.\n[^]*\n\nSeen it\.\n\n> The water fell\./);
    const last = merged(mine, first.written, render({ ...told, said: [people, water, mill] })).text;
    expect(last).toMatch(
      /A last word on water\.\n\n> The mill stood\.[^]*Seen it\.\n\n## Sources\n\n- none\n$/,
    );
  });

  it('blocks that the reader has moved stay where they are, and are kept up to date', () => {
    const at = text.indexOf('> The water');
    const from = text.indexOf('> Fourteen');
    const mine = `${text.slice(0, from)}${text.slice(at)}\n${text.slice(from, at).trimEnd()}\n`;
    const next = render({
      ...told,
      said: [{ ...people, note: 'Twelve.' }, mill, { ...water, note: 'At noon.' }],
    });
    const result = merged(mine, first.written, next);
    expect(result.blocks).toMatchObject({ added: 1, kept: 0 });
    const order = ['> The water', 'At noon.', '> Fourteen', 'Twelve.', '> The mill'].map((words) =>
      result.text.indexOf(words),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('a line written directly under a paragraph makes it the reader’s', () => {
    const mine = text.replace('Others say eleven.', 'Others say eleven.\nAnd so do I.');
    const next = render({ ...told, said: [{ ...people, note: 'Twelve.' }, water] });
    expect(merged(mine, first.written, next)).toMatchObject({ text: mine, blocks: { kept: 1 } });
  });

  it('properties are brought up to date one by one; those of the reader, remarks and order stay', () => {
    const mine = text
      .replace('title: "Barges"', '# mine\nstatus: open # still\ntitle: Barges, again')
      .replace('tags: ["relief"]', 'tags:\n  - mill\n  - relief')
      .replace('highlights: 2', 'aliases: [b]\nhighlights: 2 # counted');
    const next = render({
      ...told,
      title: 'Barges arrive',
      said: [people, { ...water, tag: 'rescue' }, mill],
    });
    const result = merged(mine, first.written, next);
    const height = frontMatterHeight(result.text.split('\n'));
    expect(
      result.text
        .split('\n')
        .slice(1, height - 1)
        .join('\n'),
    ).toBe(
      mine
        .split('\n---\n')[0]
        ?.slice(4)
        .replace('  - relief', '  - rescue')
        .replace('highlights: 2', 'highlights: 3'),
    );
    expect(result.why).toEqual(['The property title is kept as you have changed it.']);
    expect(result.text).toContain('# Barges arrive\n');
    expect(merged(result.text, result.written, next).writes).toBe(false);
  });

  it('a property that the reader took out stays out, and a front matter that was taken out, too', () => {
    const next = render({ ...told, said: [people, water, mill] });
    const mine = text.replace('highlights: 2\n', '');
    expect(merged(mine, first.written, next).text).not.toContain('highlights:');
    const bare = text.replace(/^---[^]*?\n---\n\n/, '');
    const result = merged(bare, first.written, next).text;
    expect(result).toMatch(/^# Barges/);
    expect(result).toContain('> The mill');
  });

  it('a front matter that is no list of properties is left, and the rest is brought up to date', () => {
    const mine = text.replace('highlights: 2', 'highlights: 2\nodd: [');
    const result = merged(mine, first.written, render({ ...told, said: [people, water, mill] }));
    expect(result.text).toContain('highlights: 2\nodd: [');
    expect(result.text).toContain('> The mill');
    expect(result.why).toEqual(['Its properties are not written in a form that can be changed one by one.']);
  });

  it('line ends, byte order mark and a missing last line break stay', () => {
    const mine = `\uFEFF${text.replace('Others say', 'I say: others say').replaceAll('\n', '\r\n').trimEnd()}`;
    const result = merged(
      mine,
      first.written,
      render({ ...told, said: [people, { ...water, note: 'At noon.' }, mill] }),
    );
    expect(result.text.startsWith('\uFEFF---\r\n')).toBe(true);
    expect(result.text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(result.text.endsWith('Seen it.')).toBe(true);
    expect(result.text).toContain('I say: others say');
  });

  it('what is no text is left', () => {
    const odd = mergeNote(Uint8Array.of(0x23, 0xff, 0xfe), first.written, render(told), { partial: false });
    expect(odd).toMatchObject({ text: null, written: null, why: ['It is no text in UTF-8.'] });
  });

  it('with only some of the notes, the others stay', () => {
    const mine = `${text}\nMine.\n`;
    const result = merged(
      mine,
      first.written,
      render({ ...told, note: '', said: [{ ...people, note: 'Twelve.' }] }),
      true,
    );
    expect(result.text).toContain('> The water fell.');
    expect(result.text).toContain('From the local paper.');
    expect(result.text).toContain('Twelve.');
    expect(merged(text, first.written, render({ ...told, said: [people] }), true).text).toContain(
      '> The water fell.',
    );
  });

  it('without a record nothing is changed that may be the reader’s', () => {
    const next = render({ ...told, said: [{ ...people, note: 'Twelve.' }, water, mill] });
    const result = merged(text, null, next);
    expect(result.text).toContain('Others say eleven.');
    expect(result.text).not.toContain('Twelve.');
    expect(result.text).toContain('> The mill stood.');
    expect(result.why[0]).toBe('One block left: it cannot be told whether you have changed it.');
    expect(merged(result.text, result.written, next).writes).toBe(false);
    const known = merged(text, null, render(told));
    expect(known).toMatchObject({ writes: false, blocks: { added: 0, updated: 0, kept: 0 } });
    expect(merged(text, known.written, next).text).toBe(next.text);
  });

  it('without a record, what the reader has taken out does not come back the time after', () => {
    for (const mine of [
      text.replace('# Barges\n\n', ''),
      text.replace('highlights: 2\n', ''),
      text.replace(/^---[^]*?\n---\n\n/, ''),
    ]) {
      const result = merged(mine, null, render(told));
      expect(result).toMatchObject({ writes: false, blocks: { added: 0 } });
      expect(merged(mine, result.written, render(told)).text).toBe(mine);
    }
  });

  it('an outline is done with at once, also where the lines of the reader stand close to it', () => {
    const outline = renderer({ preset: 'logseq' });
    const same = { ...water, quote: 'The same words.', note: '!' };
    const before = outline({ ...told, note: '', said: [same] });
    const mine = edited(
      before.text,
      [
        { kind: 'insert', at: 0, to: 0, words: 'words' },
        { kind: 'insert', at: 0, to: 0, words: 'words' },
        { kind: 'delete', at: 101, to: 199, words: '' },
        { kind: 'insert', at: 7, to: 0, words: 'words' },
      ],
      { windows: false, mark: false, cut: false },
    );
    const next = outline({
      ...{ title: '', note: '# A heading\n\nand more' },
      said: [{ ...same, note: '', tag: null }],
    });
    const result = merged(mine, newNote(before).written, next);
    expect(merged(result.text, result.written, next)).toMatchObject({
      ...{ text: result.text, written: result.written },
    });
  });
});

/** What a reader does to a file. Lines of their own say “mine”. */
const edits = fc.array(
  fc.record({
    kind: fc.constantFrom('insert', 'insert', 'insertApart', 'append', 'delete', 'move', 'property'),
    at: fc.nat(200),
    to: fc.nat(200),
    words: fc.oneof(
      fc.constantFrom(
        'words',
        '# A heading',
        '- a bullet',
        '> quoted',
        `^${blockId('people000001')}`,
        '```',
        '  - child',
        '---',
      ),
      hostile.map((words) => words.replace(/[\r\n\0]/g, ' ')),
    ),
  }),
  { maxLength: 6 },
);
type Edit = (typeof edits extends fc.Arbitrary<infer T> ? T : never)[number];

function edited(
  text: string,
  all: readonly Edit[],
  endings: { windows: boolean; mark: boolean; cut: boolean },
): string {
  const lines = text.split('\n').slice(0, -1);
  for (const [n, { kind, at, to, words }] of all.entries()) {
    const height = frontMatterHeight(lines);
    const place = height + (at % (lines.length - height + 1));
    const mine = `${words} mine${n}`;
    if (kind === 'insert') lines.splice(place, 0, mine);
    if (kind === 'insertApart') lines.splice(place, 0, '', mine, '');
    if (kind === 'append' && place < lines.length) lines[place] = `${lines[place]} mine${n}`;
    if (kind === 'delete') lines.splice(place, 1 + (to % 5));
    if (kind === 'move')
      lines.splice(height + (to % (lines.length - height + 1)), 0, ...lines.splice(place, 1 + (to % 8)));
    if (kind === 'property' && height > 0) lines.splice(1 + (at % (height - 1)), 0, `mine${n}: "${n}"`);
  }
  const end = endings.windows ? '\r\n' : '\n';
  const whole = lines.map((line) => line + end).join('');
  return (endings.mark ? '\uFEFF' : '') + (endings.cut ? whole.replace(/\r?\n$/, '') : whole);
}

const said = (ids: string[]): fc.Arbitrary<Said[]> =>
  fc
    .subarray(ids)
    .chain((some) => fc.shuffledSubarray(some, { minLength: some.length }))
    .chain((some) =>
      fc.tuple(
        ...some.map((id) =>
          fc.record({
            id: fc.constant(id),
            quote: fc.oneof(hostile, fc.constantFrom('The same words.', waterBlock, '---', '- id:: x')),
            note: fc.oneof(
              fc.constantFrom(
                '',
                'A note.',
                'A note.\n\n> of two',
                `^${blockId('mill00000001')}`,
                '```\nopen',
              ),
              hostile,
            ),
            tag: fc.option(fc.constantFrom('relief', 'a b', '#x')),
          }),
        ),
      ),
    );
const library = fc.record({
  title: fc.oneof(fc.constantFrom('Barges', '## Highlights', '---'), hostile),
  note: fc.oneof(fc.constantFrom('', 'On the whole.', '# A heading\n\nand more'), hostile),
  said: said(['people000001', 'water0000001', 'mill00000001', 'roof00000001', 'noon00000001']),
});
const own = `---
id: {{ article.id }}
n: {{ notes.size }}
---
{{ article.title }}

| quote | note |
|---|---|
{% for note in notes %}
| {{ note.quote }} | {{ note.tags }} |
{% endfor %}

{{ article.note }}
{% for note in notes reversed %}

### {{ note.category }}
{{ note.note }}
^{{ note.block }}
{% endfor %}

The end.
`;
const settings = fc.constantFrom<Given>(
  ...[{}, { callouts: true }, { preset: 'plain' }, { preset: 'logseq' }, { template: own }].map(
    (one) => one as Given,
  ),
);
const endings = fc.record({ windows: fc.boolean(), mark: fc.boolean(), cut: fc.boolean() });

const wordsOf = (text: string): string[] =>
  text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');

/** Whether the first are among the second in the same order. */
function isPartOf(some: readonly string[], all: readonly string[]): boolean {
  let at = 0;
  for (const one of all) if (at < some.length && some[at] === one) at++;
  return at === some.length;
}

it('what the reader wrote stays, what the program wrote is brought up to date, and the third time nothing happens', () => {
  fc.assert(
    fc.property(settings, library, library, edits, endings, (given, one, two, all, how) => {
      const render = renderer(given);
      const [before, next] = [render(one), render(two)];
      const start = newNote(before);
      const there = edited(before.text, all, how);
      const result = merged(there, start.written, next);

      // Every line that the program did not write.
      const ours = new Set(wordsOf(before.text));
      const readers = wordsOf(there).filter((line) => !ours.has(line));
      expect(isPartOf(readers, wordsOf(result.text)), 'the lines of the reader').toBe(true);
      const frontLines = result.text.replace(/^\uFEFF/, '').split(/\r?\n/);
      const height = frontMatterHeight(frontLines);
      const wasWellFormed =
        parseDocument(
          there
            .replace(/^\uFEFF/, '')
            .split(/\r?\n/)
            .slice(1, Math.max(1, frontMatterHeight(there.replace(/^\uFEFF/, '').split(/\r?\n/)) - 1))
            .join('\n'),
        ).errors.length === 0;
      if (height > 0 && wasWellFormed)
        expect(parseDocument(frontLines.slice(1, height - 1).join('\n')).errors).toEqual([]);

      // Unedited blocks are up to date, new ones are there, none twice.
      const [flatThere, flat] = [there, result.text].map(
        (text) => `\n\n${text.replace(/^\uFEFF/, '').replace(/\r\n/g, '\n')}\n\n`,
      ) as [string, string];
      const count = (text: string, words: string): number => text.split(words).length - 1;
      for (const block of next.blocks.filter(({ key }) => key !== '')) {
        const old = before.blocks.find(({ key }) => key === block.key);
        const words = `\n${block.lines.join('\n')}\n`;
        if (!old && result.why.some((one) => one.includes('cannot be told'))) continue;
        if (!old) expect(count(flat, words), `the new ${block.key}`).toBeGreaterThan(0);
        else {
          const was = `\n\n${old.lines.join('\n')}\n\n`;
          const alone = count(before.text, was.trim()) === 1 && count(flatThere, was.trim()) === 1;
          if (alone && flatThere.includes(was))
            expect(count(flat, words), `the unedited ${block.key}`).toBeGreaterThan(0);
        }
      }
      const anchors = (text: string): Map<string, number> => {
        const found = new Map<string, number>();
        for (const [, name = ''] of text.matchAll(/^\s*(?:\^(h-\w+)|- id:: \S+)$/gm))
          found.set(name, (found.get(name) ?? 0) + 1);
        return found;
      };
      for (const [name, times] of anchors(flat))
        expect(times, name).toBeLessThanOrEqual(
          Math.max(anchors(next.text).get(name) ?? 0, 0) + (anchors(flatThere).get(name) ?? 0),
        );

      // Bytes that a third export finds stay.
      const again = merged(result.text, result.written, next);
      expect(again.text).toBe(result.text);
      expect(again.written).toEqual(result.written);
    }),
    { numRuns: Number(process.env.RUNS ?? 100) },
  );
}, 600_000);

it('whatever was done before, and with what was remembered lost, no line is lost and the third time nothing happens', () => {
  const turn = fc.record({ library, edits, lost: fc.integer({ min: 0, max: 9 }) });
  const turns = fc.array(turn, { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(settings, library, turns, endings, (given, one, all, how) => {
      const render = renderer(given);
      const first = newNote(render(one));
      let [text, known]: [string, typeof first.written] = [String(first.text), first.written];
      for (const [n, { library: told, edits, lost }] of all.entries()) {
        const there = edited(text, edits, n === 0 ? how : { windows: false, mark: false, cut: false });
        const next = render(told);
        const result = merged(there, lost === 0 ? null : known, next);
        const mine = (lines: string): string[] => lines.match(/mine\d/g) ?? [];
        expect(mine(result.text)).toEqual(mine(there));
        const again = merged(result.text, result.written, next);
        expect(again.text).toBe(result.text);
        expect(again.written).toEqual(result.written);
        [text, known] = [result.text, result.written];
      }
    }),
    { numRuns: Number(process.env.RUNS ?? 40) },
  );
}, 600_000);

it('a note that nobody has touched becomes what an export would write', () => {
  fc.assert(
    fc.property(settings, library, library, (given, one, two) => {
      const render = renderer(given);
      const [before, next] = [render(one), render(two)];
      expect(merged(before.text, newNote(before).written, next)).toMatchObject({ text: next.text, why: [] });
    }),
    { numRuns: Number(process.env.RUNS ?? 60) },
  );
}, 600_000);
