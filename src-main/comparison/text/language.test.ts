import { describe, expect, it } from 'vitest';
import { samples } from '../../article/charset/samples';
import { baseOf, languageIn, languageOf } from './language';

describe('the language of a text', () => {
  it.each(['en', 'de', 'fr', 'es', 'pt', 'it', 'sv', 'pl', 'cs', 'hu', 'tr', 'ja', 'ko', 'th'])(
    '%s',
    (lang) => {
      const sample = samples.find((one) => one.lang === lang);
      if (sample) expect(languageOf(sample.text)).toBe(lang);
    },
  );

  it('is not guessed from a few words, or from none', () => {
    expect(languageOf('Ferry stopped')).toBeNull();
    expect(languageOf('')).toBeNull();
    expect(languageOf('12 13 14 — 15')).toBeNull();
    expect(languageOf('xq zzt prr '.repeat(40))).toBeNull();
  });

  it('is the one said, in two letters', () => {
    expect(baseOf('en-GB')).toBe('en');
    expect(baseOf('nn-NO')).toBe('nb');
    expect(baseOf('English, I think')).toBeNull();
    expect(
      languageIn(
        'The ferry did not sail today, and nobody on the island could say when it would be back.',
        null,
      ),
    ).toBe('en');
  });
});
