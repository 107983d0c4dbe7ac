import { hasDateline } from '../../article/rules/phrases';

const longest = 90;
/** The dash that ends it, with white space behind. */
const dash = /(?:—|–|--|-)\s+/u;

/**
 * Length of the dateline that a paragraph opens with, the white space behind it included; 0 when there is none:
 * “WASHINGTON (Reuters) — ”, “Berlin (dpa) - ”.
 */
export function datelineLength(paragraph: string): number {
  const head = paragraph.slice(0, longest);
  if (!hasDateline(head)) return 0;
  // A title may look like one: “Athens – a city in flames”.
  const found = dash.exec(head.replace(/(?<=\S)[-–](?=\S)/gu, '_'));
  if (!found) return 0;
  const [before, end] = [head.slice(0, found.index).trim(), found.index + found[0].length];
  const rest = paragraph.slice(end);
  const said =
    /\)$/.test(before) ||
    /^\p{Lu}[\p{Lu}.'’\s-]*(?:,|$)/u.test(before) ||
    /[.!?]["”’»]?$/u.test(rest.trimEnd());
  return said && /\p{L}/u.test(rest) ? end : 0;
}
