import { lookOf, type SeamLink } from './seam-links';

const looks = {
  pinned: 'You said that these correspond',
  differ: 'Same report, figures differ',
  quotation: 'Quoted in both',
  copied: 'The same words in both',
  shared: 'Reported in both',
  'same-topic': 'Same topic only',
} as const;

const longest = 80;

/** What a link is and the strongest signs for it, line by line; the evidence comes with the strongest first. */
export function saidOfLink(link: SeamLink): string[] {
  const signs: string[] = [];
  for (const { type, text } of link.match.evidence) {
    const words = text.trim().replace(/\s+/g, ' ');
    if (!words || type === 'context' || signs.includes(words)) continue;
    const length = signs.join(' · ').length + words.length;
    if (signs.length === 3 || (signs.length > 0 && length > longest)) break;
    signs.push(words.length > longest ? `${words.slice(0, longest - 1).trimEnd()}…` : words);
  }
  return [looks[lookOf(link)], ...(signs.length ? [signs.join(' · ')] : [])];
}
