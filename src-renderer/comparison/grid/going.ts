import type { Fact, PassageIn, ShownRow } from '#contract';
import { say } from '../../toasts';
import { openBeside, useWorkspace } from '../../workspace';
import { goTo, goToBoth } from '../overview/going';
import type { Cell } from './lines';

/** The other passages that stand in open articles, those beside it first. */
function besides(article: string, others: readonly PassageIn[]): PassageIn[] {
  const { panes } = useWorkspace.getState();
  const away = (id: string): number => Math.abs(panes.indexOf(id) - panes.indexOf(article));
  return others
    .filter((other) => other.article !== article && panes.includes(other.article))
    .sort((a, b) => away(a.article) - away(b.article));
}

/** Brings a passage into view, and what stands beside it in its row to the same height. */
export function goToPassage(at: PassageIn, others: readonly PassageIn[]): void {
  if (!useWorkspace.getState().panes.includes(at.article)) openBeside(at.article);
  const [beside] = besides(at.article, others);
  if (beside) goToBoth(at, beside);
  else goTo(at);
}

const placesOf = (cells: readonly Cell[]): PassageIn[] =>
  cells.flatMap(({ place: { article, passage } }) => (passage ? [{ article, passage }] : []));

export function goToCell(row: ShownRow, { place: { article, passage } }: Cell): void {
  if (passage) goToPassage({ article, passage }, placesOf(row.cells));
  else say('These words are not in the text as it is now.');
}

/** Shows where a proposed claim is made. */
export function showFact({ cells: [first, ...others] }: Fact): void {
  if (first) goToPassage(first, others);
}
