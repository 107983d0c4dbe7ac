/** Why a line is no part of an article. The sentence for the user is in `reasons`. */
export type Kind =
  | 'related'
  | 'newsletter'
  | 'share'
  | 'comments'
  | 'advertisement'
  | 'legal'
  | 'navigation'
  | 'author'
  | 'caption'
  | 'date'
  | 'promotion';

export const reasons: Record<Kind, string> = {
  related: 'related links',
  newsletter: 'newsletter prompt',
  share: 'share bar',
  comments: 'comments',
  advertisement: 'advertisement',
  legal: 'legal notice',
  navigation: 'navigation',
  author: 'about the author',
  caption: 'photo caption',
  date: 'date line',
  promotion: 'promotion',
};

/** The words of one language that rules look for, in lower case. */
export interface Words {
  /** Twelve lists of names and short forms, without points. */
  months: string[][];
  weekdays: string[];
  /** Before an author's name. */
  by: string[];
  /** Before a date or time of publication: “updated”, “posted on”. */
  dated: string[];
  /** Words of a date that is not the first: “updated”. */
  modified: string[];
  /** Whole lines; punctuation at the end does not matter. */
  lines: Partial<Record<Kind, string[]>>;
  /** Beginnings of lines. Only words that no sentence of an article would begin with. */
  starts: Partial<Record<Kind, string[]>>;
  /** Words that a line after such a heading has in common with it: “inbox” under “Newsletter”. */
  mentions: Partial<Record<Kind, string[]>>;
}

/** A list of phrases as one text, separated by commas; keeps long lists readable. */
export function list([text = '']: TemplateStringsArray): string[] {
  return text
    .split(',')
    .map((phrase) => phrase.replace(/\s+/g, ' ').trim())
    .filter((phrase) => phrase !== '');
}
