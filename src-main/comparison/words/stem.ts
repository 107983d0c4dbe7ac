import { porter2 } from './porter2';

/** Makes one word of the forms of a folded word, in a language by its two letters; null is taken as English. */
export function stemmer(language: string | null): (word: string) => string {
  const ending = endings[language ?? 'en'];
  const stem = language === null || language === 'en' ? porter2 : ending ? withoutEndings(ending) : same;
  const known = knownIn(language ?? 'en');
  return (word) => {
    // Nothing that long is a word; the length keeps different ones apart.
    if (word.length > 40) return `${word.slice(0, 40)}~${word.length}`;
    let found = known.get(word);
    if (found === undefined) {
      if (known.size > mostKnown) known.clear();
      known.set(word, (found = stem(word)));
    }
    return found;
  };
}

/** Stems that are kept for each language; the words of a language come again and again. */
const mostKnown = 50_000;
const stems = new Map<string, Map<string, string>>();

function knownIn(language: string): Map<string, string> {
  let known = stems.get(language);
  if (!known) stems.set(language, (known = new Map<string, string>()));
  return known;
}

const same = (word: string): string => word;

/**
 * Inflectional endings, longest first. Cutting them makes most forms of a noun or an adjective one; it is no full stemmer.
 */
const endings: Record<string, RegExp> = {
  de: /(?:e[rnms]|en|es|e|s|n)$/,
  fr: /(?:aux|al|ements?|ment|ions?|ees?|es|er|ez|ait|aient|ant|ent|e|s|x)$/,
  es: /(?:amientos?|imientos?|aciones|acion|mente|ando|iendo|aron|ieron|ados?|adas?|idos?|idas?|es|os|as|ar|er|ir|o|a|e|s)$/,
  pt: /(?:amentos?|imentos?|acoes|acao|mente|ando|endo|aram|eram|ados?|adas?|idos?|idas?|es|os|as|ar|er|ir|o|a|e|s)$/,
  it: /(?:amenti|amento|imenti|imento|azioni|azione|mente|ando|endo|arono|erono|at[oaie]|ut[oaie]|it[oaie]|are|ere|ire|[oaie])$/,
  nl: /(?:heden|heid|eren|en|e|s|t)$/,
  sv: /(?:arna|erna|orna|ande|aren|ade|ar|er|or|en|et|na|a|e|s)$/,
  da: /(?:erne|ene|ede|ende|er|en|et|e|s)$/,
  nb: /(?:erne|ene|ede|ende|er|en|et|a|e|s)$/,
  ru: /(?:иями|ями|ами|ого|его|ому|ему|ыми|ими|ией|иях|ах|ях|ов|ев|ей|ой|ый|ий|ая|яя|ое|ее|ые|ие|ую|юю|ом|ем|ам|ям|ых|их|ть|ет|ит|ла|ло|ли|а|я|о|е|ы|и|у|ю|ь|й)$/,
  pl: /(?:owego|owych|ami|ach|ego|emu|ych|ymi|imi|ow|om|ie|em|ej|ym|im|a|e|i|o|u|y)$/,
};

const withoutEndings =
  (ending: RegExp) =>
  (word: string): string => {
    if (word.length < 5) return word;
    const stem = word.replace(ending, '');
    return stem.length < 4 ? word.slice(0, 4) : stem;
  };
