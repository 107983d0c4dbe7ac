import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotedSpans } from './quoted-spans';

const quoted = (text: string): string[] => quotedSpans(text).map(({ start, end }) => text.slice(start, end));

describe('quoted spans', () => {
  it.each([
    ['curly', '“We left,” she said. “Nobody stayed.”', ['We left,', 'Nobody stayed.']],
    ['straight', '"We left," she said. "Nobody stayed."', ['We left,', 'Nobody stayed.']],
    ['single', '‘We left,’ she said. ‘Nobody’s here.’', ['We left,', 'Nobody’s here.']],
    ['straight single', "'We left,' she said. 'Nobody's here.'", ['We left,', "Nobody's here."]],
    ['German', '„Wir gingen“, sagte sie. »Keiner blieb«, sagte er.', ['Wir gingen', 'Keiner blieb']],
    ['French', '« Nous sommes partis », dit-elle. «Personne.»', ['Nous sommes partis', 'Personne.']],
    ['Polish', 'Powiedziała: „Wyszliśmy” i wyszła.', ['Wyszliśmy']],
    ['Japanese', '彼は「もう限界だ」と言った。『船』もだ。', ['もう限界だ', '船']],
    ['Chinese', '他说：“我们走了。”没有人说话。', ['我们走了。']],
    ['nested', '“He told me ‘go away’ and I went,” she said.', ['He told me ‘go away’ and I went,']],
    ['nested in the same marks', '“She read “The Ferry” twice,” he said.', ['She read “The Ferry” twice,']],
    ['apostrophes', 'The crew’s strike, the workers’ demands and the ’90s: ’tis nobody’s fault.', []],
    [
      'straight apostrophes',
      "The crew's strike, the workers' demands and the '90s: 'tis nobody's fault.",
      [],
    ],
    ['plural in single marks', '‘It is the workers’ own fault,’ he said.', ['It is the workers’ own fault,']],
    ['inches', 'A 12" pipe and a 6" pipe.', []],
    ['closing typed as opening', '“We left,“ she said.', ['We left,']],
    ['typewriter', "``We left,'' she said.", ['We left,']],
    ['never closed', '“We left, she said. Then “nobody” stayed.', ['nobody']],
    ['never opened', 'We left,” she said. “Nobody stayed.”', ['Nobody stayed.']],
  ])('%s', (_, text, found) => {
    expect(quoted(text)).toEqual(found);
  });

  it('go on in the next paragraph when it opens with a mark again', () => {
    const text = 'He said: “We left.\n“Then we came back.\n“It was cold.”\nThe end.';
    expect(quoted(text)).toEqual(['We left.', 'Then we came back.', 'It was cold.']);
    expect(quotedSpans(text).map((span) => span.continued)).toEqual([true, true, false]);
  });

  it('lie in order, apart from each other, whatever the text', () => {
    const sign = fc.constantFrom(...'“”"„«»‘’\'「」‹› \n.,abcS', "''", '``');
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 60 }), (signs) => {
        const text = signs.join('');
        let at = 0;
        for (const { start, end } of quotedSpans(text)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(at).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('take 200,000 marks', () => {
    for (const piece of ['“', '" ', "'a ", '«x', '„', '“a” ', "'s "]) {
      expect(quotedSpans(piece.repeat(100_000)).length).toBeLessThanOrEqual(100_000);
    }
  });
});
