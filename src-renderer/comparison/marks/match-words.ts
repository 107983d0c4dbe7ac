import type { Match } from '#contract';
import type { MarkedPassage } from './marked-passages';

/** How a match is called. Nothing is claimed of a mere mention. */
export const kindNames: Record<Match['kind'], string> = {
  'same-fact': 'same fact',
  quotation: 'same quotation',
  copied: 'copied text',
  'same-topic': 'same topic',
};

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

export const kindName = ({ kind, origin }: Pick<Match, 'kind' | 'origin'>): string =>
  origin === 'pinned' ? 'pinned by you' : kindNames[kind];

/** How sure the program is, in words. */
export function howSure({ score, origin, kind }: Pick<Match, 'score' | 'origin' | 'kind'>): string {
  if (origin === 'pinned') return '';
  if (kind === 'same-topic') return 'a mention only';
  if (score >= 0.85) return 'quite sure';
  if (score >= 0.65) return 'fairly sure';
  return 'less sure';
}

/** What a mark is called: “same fact, figures differ, in 2 of 3 sources”. */
export function markName(passage: MarkedPassage, articles: number): string {
  if (passage.kind === 'only-here') return 'No counterpart found';
  const kind = passage.counterparts[0] ? kindName(passage.counterparts[0].match) : kindNames[passage.kind];
  return [
    capital(kind),
    passage.differs && 'figures differ',
    articles > 2 && `in ${passage.sources} of ${articles} sources`,
  ]
    .filter(Boolean)
    .join(', ');
}
