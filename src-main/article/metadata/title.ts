import type { TitleFrom } from '#contract';
import { bare } from '../rules/block';
import { tidy, unescapeEntities } from './tidy';

/** Where a title can come from; all are untrusted. */
export interface TitleSources {
  headings: string[];
  jsonLd: string | null;
  /** og:title and the like, best first. */
  metas: string[];
  title: string;
  siteName: string | null;
  host: string | null;
}

const separator = /\s+[|–—\-»«:·•/\\>]+\s+|\s*[|»]\s+|:\s{1,3}(?=\S+\.(?:com|net|org)\b)/;

/** The headline: as the page prints it where that agrees with what it says about itself, else what it says. */
export function chooseTitle(from: TitleSources): { title: string; titleFrom: TitleFrom } | null {
  const clean = (text: string | null): string => tidy(unescapeEntities(text ?? ''), 1000) ?? '';
  const said = [from.jsonLd, ...from.metas, from.title].map(clean).filter((t) => t !== '');
  const headings = from.headings
    .map(clean)
    .filter((h) => bare(h).length > 3 && bare(h) !== bare(from.siteName ?? ''));
  const stripped = said.map((t) => withoutSite(t, from)).filter((t) => t !== '');
  const agreed = headings.find((h) => said.some((t) => agrees(bare(t), bare(h))));
  if (agreed !== undefined) return { title: withoutKicker(agreed, stripped), titleFrom: 'headline' };
  const [first] = stripped;
  if (first === undefined)
    return headings[0] === undefined ? null : { title: headings[0], titleFrom: 'headline' };
  // Titles for search engines are worded in another way; the one heading that shares words with them is the headline.
  const likely = headings.filter((h) =>
    stripped.some((t) => overlap(h, t) >= (headings.length === 1 ? 0.25 : 0.5)),
  );
  const [only] = likely;
  if (likely.length === 1 && only !== undefined)
    return { title: withoutKicker(only, stripped), titleFrom: 'headline' };
  return { title: first, titleFrom: 'metadata' };
}

/** “Fees and fines: Bridge closed until spring” where the page itself says “Bridge closed until spring”. */
function withoutKicker(heading: string, said: string[]): string {
  const wanted = ` ${bare(heading)}`;
  const short = said.map(bare).find((t) => {
    const kicker = wanted.endsWith(` ${t}`) ? wanted.slice(0, -t.length).trim() : '';
    return t.split(' ').length >= 3 && kicker.length < t.length && /\p{L}/u.test(kicker);
  });
  if (short === undefined) return heading;
  const words = short.split(' ').length;
  const starts = [...heading.matchAll(/[\p{L}\p{N}]+/gu)];
  const start = starts.at(-words)?.index;
  if (start === undefined) return heading;
  const quote = /["“„«‘'¿¡(]*$/.exec(heading.slice(0, start))?.[0] ?? '';
  return quote + heading.slice(start).trim();
}

/** Whether a title is the heading, alone or with a site or section name around it. */
function agrees(title: string, heading: string): boolean {
  if (title === heading) return true;
  return heading.split(' ').length >= 3 && ` ${title} `.includes(` ${heading} `);
}

function overlap(a: string, b: string): number {
  const words = new Set(bare(a).split(' '));
  const others = bare(b).split(' ');
  return others.filter((w) => words.has(w)).length / Math.max(words.size, others.length);
}

/** “Bridge closed | The Example” without the site's name, at either end. */
export function withoutSite(
  title: string,
  { siteName, host }: { siteName: string | null; host: string | null },
): string {
  const names = new Set<string>();
  if (siteName) names.add(squeeze(siteName));
  for (const label of (host ?? '').split('.')) if (label.length > 3) names.add(squeeze(label));
  if (host) names.add(squeeze(host)).add(squeeze(host.replace(/^www\./, '')));
  const isSite = (part: string): boolean => {
    const bareName = squeeze(part);
    if (bareName === '') return true;
    return names.has(bareName) || names.has(bareName.replace(/^the/, '')) || names.has(`the${bareName}`);
  };
  let rest = title;
  for (let round = 0; round < 3; round++) {
    const marks = [...rest.matchAll(new RegExp(separator, 'g'))];
    const last = marks.at(-1);
    const first = marks[0];
    if (last && isSite(rest.slice(last.index + last[0].length))) rest = rest.slice(0, last.index);
    else if (first && isSite(rest.slice(0, first.index))) rest = rest.slice(first.index + first[0].length);
    else break;
  }
  return rest.trim();
}

function squeeze(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
