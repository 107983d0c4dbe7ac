import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from './sentences';

const said = (text: string, lang: string | null = 'en'): string[] =>
  sentencesOf(text, lang).map(({ start, end }) => text.slice(start, end));
const compared = (text: string, lang: string | null = 'en'): string[] =>
  sentencesOf(text, lang)
    .filter((sentence) => sentence.compared)
    .map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  it.each([
    ['titles', 'Mr. Hale met Dr. Ivy Moss and Gen. Ruiz. They spoke for an hour.', 2],
    ['initials', 'The novel by J. K. Lindqvist sold out. Dirk A. Kemp agreed.', 2],
    ['spaced initials of a place', 'A judge in L. A. County said no. The D. A. agreed.', 2],
    ['the U.S. before a name', 'The U.S. President left the U.S. The plane was late.', 2],
    ['an opener behind the U.S.', 'Most of it reaches the U.S. Nearly all of it is grain.', 2],
    ['numbers', 'It is case No. 5 of Feb. 22. Rates rose 3.5 percent, to 1,200.50 dollars. That is all.', 3],
    ['the clock', 'It closed at 9 p.m. Friday. It opened at 7 a.m. The queue was long.', 3],
    ['companies', 'Bolt Inc. Chief Executive Ann Roe left Bolt Inc. The board met.', 2],
    ['words that end like an abbreviation', 'They came for mass. Later they sat. Everyone was calm.', 3],
    ['attribution with a small letter', '“Why did you go?” the widow asked. He was silent.', 2],
    ['attribution with a name', '“Which is it?” Deputy Mayor Lynn Park asked. Nobody knew.', 2],
    ['a name with a sign', 'Her E! reality show ended. Yahoo! News reported it.', 2],
    ['a figure at the beginning', 'Prices have gone up. 66-year-old Lena Roth sold the shop. 6% stayed.', 3],
    ['a lost space', 'The ferry stopped for the winter.The crew went home to sleep.', 2],
    ['a source in brackets', 'The roads were closed. (Harbour News) At this time nothing moves.', 2],
    ['a closing mark set apart', 'We will improve. ” The coach left.', 2],
    ['addresses of pages', 'Look at www.example.org/a.b for more. Or ask example.com.', 2],
  ])('%s', (_, text, count) => {
    const found = said(text);
    expect(found).toHaveLength(count);
    expect(found.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
  });

  it('keeps what is said in several sentences apart, and the attribution with the last', () => {
    expect(said('“It was cold. We left,” said Ann Roe. “Nobody stayed.”')).toEqual([
      '“It was cold.',
      'We left,” said Ann Roe.',
      '“Nobody stayed.”',
    ]);
  });

  it.each([
    [
      'de',
      'Am 3. Mai kam Dr. Weiß z. B. nach Köln. Im 19. Jahrhundert war das anders. Er ist 25. Das genügt.',
      4,
    ],
    ['de', '„Warum?“, fragte sie. »Nein!«, rief er. Dann war es still.', 3],
    ['fr', '« Pourquoi ? » a-t-il demandé. M. Duval est parti. Il a lu l’art. 5 du code.', 3],
    ['es', '¿Por qué? El Sr. Gil salió de EE. UU. ¡Qué día! La Dra. Ríos lo vio en la pág. 5.', 5],
    ['it', 'Il sig. Rossi è partito. Il dott. Bianchi resta.', 2],
    ['nl', 'De heer dr. Bos kwam bijv. Maandag langs. Het was koud.', 2],
    ['ru', 'Компания закрыта. Г. Иванов уехал.', 2],
    ['zh', '渡轮周一停运。“什么时候恢复？”没有人知道。', 3],
    ['ja', '船は月曜から止まっている。「もう限界だ。」と彼は言った。', 2],
    ['ar', 'توقفت العبارة يوم الاثنين. متى تعود؟ لا أحد يعرف.', 3],
  ])('in %s: %s', (lang, text, count) => {
    expect(said(text, lang)).toHaveLength(count);
  });

  it('sees the language where none is said', () => {
    const text =
      'Die Fähre fuhr am 3. Mai nicht, weil der Motor nicht ging. Das ist für die Leute auf der Insel schlecht.';
    expect(said(text, null)).toHaveLength(2);
  });

  it('takes each line as its own, and a line broken by hand as one', () => {
    expect(said('Ferry stopped\nNo boat until Friday\nThe ferry will not sail.')).toHaveLength(3);
    const broken =
      'The company that runs the ferry between the two islands\nsaid on Monday that it would take ten days to mend it.';
    expect(said(broken)).toEqual([broken]);
  });

  it('cuts datelines off', () => {
    const text = 'HOLMSUND, Sweden (Reuters) — The ferry stopped on Monday. Nobody was hurt.\n';
    expect(compared(text)).toEqual(['The ferry stopped on Monday.', 'Nobody was hurt.']);
    expect(said(text)[0]).toBe('HOLMSUND, Sweden (Reuters) —');
    expect(compared('Berlin (dpa) - Die Fähre steht still.', 'de')).toEqual(['Die Fähre steht still.']);
    expect(compared('The island — a paradise — is cut off.')).toEqual([
      'The island — a paradise — is cut off.',
    ]);
  });

  it('does not compare what is no part of the report, but does headings', () => {
    const text = [
      ...['Ferry stopped for ten days', 'By Ann Roe, Example News', 'Updated March 3, 2024 at 5:10 pm'],
      ...['A new gearbox is needed.', 'Share this article', 'Sign up for our newsletter and miss nothing'],
      ...['What passengers say', 'The ferry at its quay in a storm. (AP Photo/Ann Roe)', 'Photo: Ann Roe'],
    ].join('\n');
    expect(compared(text)).toEqual([
      'Ferry stopped for ten days',
      'A new gearbox is needed.',
      'What passengers say',
      'The ferry at its quay in a storm.',
    ]);
  });

  it('compares a caption once', () => {
    const caption = 'The ferry lies at its quay on Monday.';
    expect(compared(`${caption}\nIt is broken.\n${caption}\n`)).toEqual([caption, 'It is broken.']);
  });

  it('takes any text: all that is not white space is in one sentence, in order', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(
        '. ',
        '?” ',
        '“',
        'Mr. ',
        'U.S. ',
        '\n',
        ' (Reuters) — ',
        'A. ',
        '3. ',
        'Der Mann ',
        '…',
        "'",
        '。',
        '👩‍👧 ',
      ),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }),
        fc.constantFrom('en', 'de', 'zh', null),
        (pieces, lang) => {
          const text = pieces.join('');
          let [at, sound] = [0, true];
          for (const { start, end } of sentencesOf(text, lang)) {
            sound &&= text.slice(at, start).trim() === '' && end > start;
            sound &&= text.slice(start, end) === text.slice(start, end).trim();
            at = end;
          }
          expect(sound).toBe(true);
          expect(text.slice(at).trim()).toBe('');
        },
      ),
    );
  });

  // The Segmenter alone takes more than a minute for this paragraph.
  it('takes one paragraph of a million characters', () => {
    expect(said('The boat left again. '.repeat(50_000))).toHaveLength(50_000);
  });

  it('takes one word of 200,000 letters, and as many marks that are never closed', () => {
    expect(said('x'.repeat(200_000))).toHaveLength(1);
    expect(said('“'.repeat(200_000)).join('')).toHaveLength(200_000);
    expect(said('«(A. '.repeat(40_000)).join('').length).toBeGreaterThan(100_000);
    expect(said('?! '.repeat(60_000)).join('').length).toBeGreaterThan(100_000);
  });

  it('finds the same whichever window a sentence falls into', () => {
    const sentence = 'The boat of Mr. Hale left the harbour at 9 p.m. Friday with no one on board. ';
    for (const shift of [0, 1, 17, 40]) {
      expect(said(`${'x'.repeat(shift)} ${sentence.repeat(80)}`)).toHaveLength(80);
    }
  });
});
