import type { Match, PlaceGiven } from '#contract';
import { announce } from '../../announce';
import { changeComparison, placeGiven } from '../../changing-comparison';
import { heldComparison, type MatchRef } from '../../comparing';
import { undoStep, useHistory } from '../../history';
import { say } from '../../toasts';

/** Offers the way back of the step that was made last under this name. */
export function sayWithUndo(text: string, label: string): void {
  const step = useHistory.getState().done.findLast((one) => one.label === label);
  say(text, ...(step ? [{ label: 'Undo', run: () => void undoStep(step) }] : []));
}

interface Place {
  article: string;
  passage: Match['a'];
}

const decide = (ends: [PlaceGiven, PlaceGiven], corresponds: boolean, label: string): Promise<boolean> =>
  changeComparison(label, { decide: [{ id: crypto.randomUUID(), ends, corresponds }] });

const endsOf = (ref: MatchRef, match: Match): [Place, Place] => [
  { article: ref.a, passage: match.a },
  { article: ref.b, passage: match.b },
];

/** The reader says that two matched passages do not correspond: the match is gone, whatever the program finds. */
export async function rejectMatch(ref: MatchRef, match: Match): Promise<void> {
  const label = 'these do not correspond';
  const [one, other] = endsOf(ref, match).map(({ article, passage: { start, end } }) =>
    placeGiven(article, { start, end }),
  );
  if (one && other && (await decide([one, other], false, label)))
    sayWithUndo('Not shown as corresponding', label);
}

/** The reader says that two passages correspond. Between choosing the one and the other a text may have changed. */
export async function pinPassages(one: PlaceGiven, other: PlaceGiven): Promise<void> {
  const label = 'these two correspond';
  const given = ({ article, version, passage: { start, end } }: PlaceGiven): PlaceGiven => ({
    ...{ article, version, passage: { start, end } },
  });
  if (await decide([given(one), given(other)], true, label)) announce('Pinned: these two correspond');
}

/** The reader's decision that a match is made by, if it is. */
export function decisionOf(ref: MatchRef, match: Match): string | null {
  const wanted = endsOf(ref, match);
  const found = heldComparison()?.decisions.find(
    ({ corresponds, ends }) =>
      corresponds &&
      wanted.every(({ article, passage }) =>
        ends.some(
          (end) =>
            end.article === article &&
            end.passage &&
            end.passage.start < passage.end &&
            end.passage.end > passage.start,
        ),
      ),
  );
  return found?.id ?? null;
}

/** Takes back what the reader said of two passages. */
export async function takeBack(decision: string): Promise<void> {
  const label = 'take back “these two correspond”';
  if (await changeComparison(label, { remove: [decision] })) sayWithUndo('Taken back', label);
}
