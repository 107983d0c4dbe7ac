import { limits } from '#contract/limits';

/** A tag in use, and on how many articles and notes; null while that is not known. */
export interface KnownTag {
  tag: string;
  count: number | null;
}

/** Without case and accents, as tags are compared while they are looked for. */
export const levelled = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const most = 60;

/**
 * The tags that may be meant: first those that begin so, then those with a word that does, then those that hold it
 * anywhere; within each as they come.
 */
export function completions(
  known: readonly KnownTag[],
  typed: string,
  without: readonly string[] = [],
): KnownTag[] {
  const wanted = levelled(typed.replace(/^#+/, '').trim());
  const free = known.filter(({ tag }) => !without.includes(tag));
  const rank = ({ tag }: KnownTag): number => {
    const has = levelled(tag);
    if (has.startsWith(wanted)) return 0;
    const at = has.indexOf(wanted);
    if (at < 0) return 3;
    return /[\p{L}\p{N}]/u.test(has[at - 1] ?? '') ? 2 : 1;
  };
  return [0, 1, 2].flatMap((wantedRank) => free.filter((one) => rank(one) === wantedRank)).slice(0, most);
}

/** The tags in a text such as `a, #b, c`, each once, as long as a tag may be. */
export function splitTags(text: string): string[] {
  const tags = text.split(/[,;\n\u060C\u3001]/).map((part) =>
    part
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/^#+\s*/, '')
      .slice(0, limits.tag)
      .trim()
      .normalize('NFC'),
  );
  return [...new Set(tags)].filter(Boolean);
}
