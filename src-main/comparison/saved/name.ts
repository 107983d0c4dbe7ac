/** Longest name that is made of one title, in characters. */
const longest = 72;
/** Words of a title that are looked at. */
const looked = 60;

/** Words that stand in any title, whatever it is about. */
const plain = new Set(
  'the and for how why who are was has had not but can all any its his her our out off one two may der die das und les des der van los las about after again against amid been before being between could does during first from have here into just last made make more most news new over said says some take than that their them then there they this those through two under until update what when where which while will with would your know we of in on at to by as is it an or be do if so up a'.split(
    ' ',
  ),
);

/** A name for a comparison of articles with these titles: the longest run of words that all have, or else one of them. */
export function nameFor(titles: readonly string[]): string {
  const given = titles.map((title) => title.replace(/\s+/gu, ' ').trim());
  const named = given.filter(Boolean);
  const shared = named.length === given.length ? sharedRun(named) : null;
  if (shared !== null) return shortened(shared);
  const [shortest = ''] = named.toSorted((x, y) => x.length - y.length);
  if (shortest === '') return 'Comparison';
  const others = given.length - 1;
  return others === 0
    ? shortened(shortest)
    : `${shortened(shortest)} and ${others} other${others === 1 ? '' : 's'}`;
}

/** The longest run of words in all titles, as the first one writes it; null where it says too little. */
function sharedRun([first = '', ...others]: readonly string[]): string | null {
  if (others.length === 0) return null;
  const words = wordsOf(first);
  const rows = others.map(
    (title) =>
      ` ${wordsOf(title)
        .map(({ key }) => key)
        .join(' ')} `,
  );
  let best: { from: number; to: number } | null = null;
  for (let from = 0; from < words.length; from++) {
    for (let to = words.length; to > from && to - from > (best ? best.to - best.from : 0); to--) {
      const keys = words
        .slice(from, to)
        .map(({ key }) => key)
        .join(' ');
      if (rows.every((row) => row.includes(` ${keys} `))) best = { from, to };
    }
  }
  if (best === null) return null;
  let { from, to } = best;
  while (from < to && plain.has(words[from]?.key ?? '')) from++;
  while (to > from && plain.has(words[to - 1]?.key ?? '')) to--;
  const telling = words.slice(from, to).filter(({ key }) => isTelling(key));
  const isWhole = rows.every((row) => row.trim() === words.map(({ key }) => key).join(' '));
  if (isWhole) return first;
  if (telling.length < 2) return null;
  const run = first.slice(words[from]?.start, words[to - 1]?.end);
  return run.charAt(0).toUpperCase() + run.slice(1);
}

interface Word {
  key: string;
  start: number;
  end: number;
}

const wordsOf = (title: string): Word[] =>
  [...title.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu)].slice(0, looked).map(({ 0: word, index }) => ({
    ...{ key: folded(word.replace(/['’]s$/u, '')), start: index, end: index + word.length },
  }));

const isTelling = (key: string): boolean => /\p{L}{2}/u.test(key) && !plain.has(key);

const folded = (word: string): string => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The beginning of it, cut behind a word. */
function shortened(text: string): string {
  const characters = [...text];
  if (characters.length <= longest) return text;
  const cut = characters.slice(0, longest).join('');
  return `${cut.replace(/[\s,;:–—-]+\S*$/u, '')}…`;
}
