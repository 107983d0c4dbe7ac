import { wordsPerMinute } from '../article-state';
import { shortDate } from '../dates';
import { languageName } from '../language-name';
import type { Filters } from '../shelf';

/** One thing that narrows the list down: what it is called, and the change that takes it away. */
export interface Chip {
  id: string;
  name: string;
  without: Filters;
}

export const flags = [
  ['unread', 'Unread'],
  ['favourite', 'Favourites'],
  ['noted', 'With notes'],
  ['waiting', 'Needs you'],
  ['unfiled', 'In no collection'],
] as const;

/** Lengths to choose from, in minutes of reading. */
export const lengths = [
  { id: 'short', name: 'Up to 5 minutes', shortest: undefined, longest: 5 * wordsPerMinute },
  {
    id: 'middle',
    name: '5 to 15 minutes',
    shortest: 5 * wordsPerMinute + 1,
    longest: 15 * wordsPerMinute,
  },
  { id: 'long', name: 'Over 15 minutes', shortest: 15 * wordsPerMinute + 1, longest: undefined },
] as const;

export const lengthOf = ({ shortest, longest }: Filters): (typeof lengths)[number] | undefined =>
  shortest === undefined && longest === undefined
    ? undefined
    : lengths.find((one) => one.shortest === shortest && one.longest === longest);

/** What narrows the list down, in words. */
export function chipsOf(filters: Filters): Chip[] {
  const { tags = [], sites = [], languages = [], from, to, shortest, longest } = filters;
  const each = (
    key: 'tags' | 'sites' | 'languages',
    values: readonly string[],
    name: (value: string) => string,
  ): Chip[] =>
    values.map((value) => ({
      id: `${key}:${value}`,
      name: name(value),
      without: { [key]: values.filter((other) => other !== value) },
    }));
  const chips: (Chip | false)[] = [
    ...flags.map(([key, name]) => filters[key] === true && { id: key, name, without: { [key]: undefined } }),
    ...each('tags', tags, (tag) => `#${tag}`),
    ...each('sites', sites, (site) => site),
    ...each('languages', languages, languageName),
    from !== undefined && { id: 'from', name: `from ${shortDate(from)}`, without: { from: undefined } },
    to !== undefined && { id: 'to', name: `until ${shortDate(to)}`, without: { to: undefined } },
    (shortest !== undefined || longest !== undefined) && {
      id: 'length',
      name:
        lengthOf(filters)?.name ??
        [
          shortest !== undefined && `from ${shortest} words`,
          longest !== undefined && `up to ${longest} words`,
        ]
          .filter(Boolean)
          .join(' '),
      without: { shortest: undefined, longest: undefined },
    },
  ];
  return chips.filter((chip) => chip !== false);
}
