/**
 * The English stem of a word of small ASCII letters, by the definition of the Snowball “english” stemmer (Porter2):
 * https://snowballstem.org/algorithms/english/stemmer.html. Anything else is returned as it is.
 */
export function porter2(word: string): string {
  if (word.length < 3 || !/^[a-z']+$/.test(word)) return word;
  const known = exceptions.get(word);
  if (known !== undefined) return known;
  let w = word.replace(/^'+/, '');
  w = w.replace(/^y/, 'Y').replace(/([aeiouy])y/g, '$1Y');
  const r1 = startOfR1(w);
  const r2 = regionAfter(w, r1);
  w = step0(w);
  w = step1a(w);
  if (invariant.has(w)) return w;
  w = step1b(w, r1);
  w = w.replace(/(.[^aeiouy])[yY]$/, '$1i');
  w = replaceLongest(w, step2, (suffix, stem) => {
    if (stem.length < r1) return false;
    if (suffix === 'ogi') return stem.endsWith('l');
    return suffix !== 'li' || /[cdeghkmnrt]$/.test(stem);
  });
  w = replaceLongest(w, step3, (suffix, stem) => stem.length >= (suffix === 'ative' ? r2 : r1));
  w = replaceLongest(
    w,
    step4,
    (suffix, stem) => stem.length >= r2 && (suffix !== 'ion' || /[st]$/.test(stem)),
  );
  w = step5(w, r1, r2);
  return w.toLowerCase();
}

const exceptions = new Map(
  Object.entries({
    ...{ skis: 'ski', skies: 'sky', dying: 'die', lying: 'lie', tying: 'tie' },
    ...{ idly: 'idl', gently: 'gentl', ugly: 'ugli', early: 'earli', only: 'onli', singly: 'singl' },
    ...{
      sky: 'sky',
      news: 'news',
      howe: 'howe',
      atlas: 'atlas',
      cosmos: 'cosmos',
      bias: 'bias',
      andes: 'andes',
    },
  }),
);

const invariant = new Set([
  ...['inning', 'outing', 'canning', 'herring', 'earring', 'proceed', 'exceed', 'succeed'],
]);

function startOfR1(w: string): number {
  const prefix = /^(?:gener|commun|arsen)/.exec(w);
  return prefix ? prefix[0].length : regionAfter(w, 0);
}

/** The place after the first consonant that follows a vowel, from `from` on. */
function regionAfter(w: string, from: number): number {
  const found = /[aeiouy][^aeiouy]/.exec(w.slice(from));
  return found ? from + found.index + 2 : w.length;
}

const step0 = (w: string): string => w.replace(/'s'$|'s$|'$/, '');

function step1a(w: string): string {
  if (w.endsWith('sses')) return w.slice(0, -2);
  if (/(?:ied|ies)$/.test(w)) return w.length > 4 ? w.slice(0, -2) : w.slice(0, -1);
  if (/(?:us|ss)$/.test(w)) return w;
  return w.endsWith('s') && /[aeiouy].+s$/.test(w) ? w.slice(0, -1) : w;
}

function step1b(w: string, r1: number): string {
  const ee = /(?:eed|eedly)$/.exec(w);
  if (ee) return ee.index >= r1 ? `${w.slice(0, ee.index)}ee` : w;
  const found = /(?:ingly|edly|ing|ed)$/.exec(w);
  if (!found || !/[aeiouy]/.test(w.slice(0, found.index))) return w;
  const stem = w.slice(0, found.index);
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(stem)) return stem.slice(0, -1);
  return isShort(stem, r1) ? `${stem}e` : stem;
}

const endsShort = (w: string): boolean =>
  /^[aeiouy][^aeiouy]$/.test(w) || /[^aeiouy][aeiouy][^aeiouywxY]$/.test(w);

const isShort = (w: string, r1: number): boolean => r1 >= w.length && endsShort(w);

function step5(w: string, r1: number, r2: number): string {
  const last = w.length - 1;
  if (w.endsWith('e') && (last >= r2 || (last >= r1 && !endsShort(w.slice(0, -1))))) return w.slice(0, -1);
  return w.endsWith('ll') && last >= r2 ? w.slice(0, -1) : w;
}

type Rules = readonly (readonly [suffix: string, replacement: string])[];

const rules = (text: string): Rules =>
  text
    .split(' ')
    .map((rule) => rule.split('>') as [string, string])
    .sort(([a], [b]) => b.length - a.length);

const step2 = rules(
  'tional>tion enci>ence anci>ance abli>able entli>ent izer>ize ization>ize ational>ate ation>ate ator>ate ' +
    'alism>al aliti>al alli>al fulness>ful ousli>ous ousness>ous iveness>ive iviti>ive biliti>ble bli>ble ogi>og ' +
    'fulli>ful lessli>less li>',
);
const step3 = rules('tional>tion ational>ate alize>al icate>ic iciti>ic ical>ic ful> ness> ative>');
const step4 = rules(
  'al> ance> ence> er> ic> able> ible> ant> ement> ment> ent> ism> ate> iti> ous> ive> ize> ion>',
);

/** Only the longest suffix that fits is looked at, whether or not its condition holds. */
function replaceLongest(w: string, all: Rules, allowed: (suffix: string, stem: string) => boolean): string {
  for (const [suffix, replacement] of all) {
    if (!w.endsWith(suffix)) continue;
    const stem = w.slice(0, w.length - suffix.length);
    return allowed(suffix, stem) ? stem + replacement : w;
  }
  return w;
}
