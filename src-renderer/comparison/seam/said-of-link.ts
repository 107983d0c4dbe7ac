import { lookOf, type SeamLink } from './seam-links';

const looks = {
  pinned: 'You said that these correspond',
  differ: 'Same report, figures differ',
  quotation: 'Quoted in both',
  copied: 'The same words in both',
  shared: 'Reported in both',
  'same-topic': 'Same topic only',
} as const;

/** What a link is and the strongest sign for it, line by line. */
export function saidOfLink(link: SeamLink): string[] {
  const strongest = link.match.evidence[0];
  const words = strongest?.text.trim() ?? '';
  const short = words.length > 80 ? `${words.slice(0, 79).trimEnd()}…` : words;
  return [looks[lookOf(link)], ...(short ? [`“${short}”`] : [])];
}
