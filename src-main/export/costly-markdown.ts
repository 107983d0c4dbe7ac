/**
 * Most that a note may cost to be parsed: the square of the marks in a paragraph that find no partner beside them. It
 * takes about half a second; prose of 100,000 characters with emphasis and links in each sentence costs next to nothing.
 */
const mostCost = 6_000_000;
/** Signs at the beginning of a line that may open a quote or a list in another one. */
const deepest = 400;

/** Marks that are closed at once, without any other mark between: they cost no more than their letters. */
const closed = [
  /\[[^\][\\\n*_~`]*\]\([^()\][\s\\*~`]*\)/g,
  /(?<=^|[\s(“"])(\*{1,3}|_{1,3}|~~)[\p{L}\p{N}](?:[\p{L}\p{N} ,.'’–-]*[\p{L}\p{N}])?\1(?=$|[\s.,;:!?)”"])/gmu,
];

/**
 * Whether Markdown would take a parser too long. Its work grows with the square of the marks of emphasis and brackets that
 * stand open in one paragraph, of the items of a list, and of how deep quotes and lists lie in each other.
 */
export function isCostly(markdown: string): boolean {
  for (const [signs] of markdown.matchAll(/^(?:[ \t>*+-]|\d{1,9}[.)])+/gm))
    if (signs.length > deepest && signs.replace(/[ \t\d]/g, '').length > deepest) return true;
  let cost = count(markdown, /^[ \t>]*(?:[*+-]|\d{1,9}[.)])/gm) ** 2;
  for (const paragraph of markdown.split(/\n[ \t]*\n/)) {
    let open = count(paragraph, /[*_~]+|[[\]]/g);
    // Most notes are seen to be cheap without a closer look.
    if (open > 500) {
      const left = closed.reduce((rest, pair) => rest.replace(pair, ' '), paragraph);
      open = count(left, /[*_~]+|[[\]]/g);
    }
    cost += open ** 2;
    if (cost > mostCost) return true;
  }
  return cost > mostCost;
}

const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;
