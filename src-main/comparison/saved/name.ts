/** Longest name that is made, and longest part of it that one title gives, in characters. */
const longest = 100;
const longestPart = 46;

/** Words that stand in any title, with a capital at its beginning. */
const plain = new Set(
  'the and for how why who are was has had not but can all any its his her our out off one two may der die das und les des der van los las about after again against amid been before being between could does during first from have here into just last made make more most news new over said says some take than that their them then there they this those through two under until update what when where which while will with would your'.split(
    ' ',
  ),
);

/** A name for a comparison of articles with these titles: what they have in common, or else the titles themselves. */
export function nameFor(titles: readonly string[]): string {
  const given = titles.map((title) => title.replace(/\s+/gu, ' ').trim()).filter(Boolean);
  const shared = sharedWords(given);
  if (shared.length > 0) return shortened(shared.slice(0, 5).join(', '), longest);
  return shortened(given.map((title) => shortened(title, longestPart)).join(' · '), longest) || 'Comparison';
}

/** Telling words that all titles have, as the first one writes them; neighbours in it stay together. */
function sharedWords([first = '', ...others]: readonly string[]): string[] {
  if (others.length === 0) return [];
  const sets = others.map((title) => new Set(wordsOf(title).map(({ word }) => folded(word))));
  const parts: { text: string; end: number }[] = [];
  const seen = new Set<string>();
  for (const { word, start } of wordsOf(first)) {
    const key = folded(word);
    if (!isTelling(word) || seen.has(key) || !sets.every((set) => set.has(key))) continue;
    seen.add(key);
    const last = parts.at(-1);
    const isNext = last && first.slice(last.end, start) === ' ';
    const end = start + word.length;
    if (isNext) Object.assign(last, { text: `${last.text} ${word}`, end });
    else parts.push({ text: word, end });
  }
  return seen.size < 2 ? [] : parts.map(({ text }) => text);
}

const wordsOf = (title: string): { word: string; start: number }[] =>
  [...title.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu)].map(({ 0: word, index }) => ({
    word: word.replace(/['’]s$/u, ''),
    start: index,
  }));

const isTelling = (word: string): boolean => {
  const isName = /^\p{Lu}/u.test(word) && word.length > 2;
  return (isName || word.length > 4 || /\p{N}{2}/u.test(word)) && !plain.has(folded(word));
};

const folded = (word: string): string => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

function shortened(text: string, most: number): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  const cut = characters.slice(0, most - 1).join('');
  return `${cut.replace(/\s+\S{0,12}$/u, '').trimEnd()}…`;
}
