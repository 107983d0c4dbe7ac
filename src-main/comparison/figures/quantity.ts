import type { Meeting } from './meeting';
import { onlyOne, plainGround, sameCounted } from './plain-ground';
import type { PlainGround } from './plain-ground';
import { isPeople, roleAt, sameGroup } from './roles';
import { sameDates, sameNames, sameRate, sameScope, sharesNames } from './surroundings';

/** From here on the surroundings alone say that two figures are about the same; of dates and places in a row they say less. */
export const wordsSuffice = ({ f, alike }: Meeting): boolean =>
  alike >= (f.type === 'date' || f.type === 'time' || f.unit === 'ordinal' ? 0.7 : 0.6);

/** By what makes it sure, in other words, that two figures are of the same quantity; null when nothing does. */
export type Ground = 'role' | 'counted' | 'unit' | PlainGround;

export function groundOf(meeting: Meeting): Ground | null {
  if (!sameScope(meeting) || !sameDates(meeting) || !sameRate(meeting)) return null;
  const { f, g, sceneA, i, sceneB, j, alike } = meeting;
  const [role, other] = [roleAt(sceneA, i), roleAt(sceneB, j)];
  if (role !== other) return null;
  const alikePeople = isPeople(f.counted) && isPeople(g.counted) && sameGroup(f.counted, g.counted);
  if (f.unit === null && g.unit === null && role !== null && (f.counted === g.counted || alikePeople))
    return 'role';
  if (!sameNames(meeting)) return null;
  if (isRare(f.unit) && f.unit === g.unit && onlyOne(meeting) && sharedNear(meeting) >= 2) return 'unit';
  if (alike >= 0.35 && sameCounted(meeting) && sharesNames(meeting)) return 'counted';
  return plainGround(meeting);
}

/** As `groundOf`, by what is sure enough even in passages that only touch one topic. */
export function topicGround(meeting: Meeting): Ground | null {
  const { sceneA, i, sceneB, j } = meeting;
  if (!sameScope(meeting) || !sameDates(meeting) || !sameRate(meeting) || !sameNames(meeting)) return null;
  return roleAt(sceneA, i) === roleAt(sceneB, j) ? plainGround(meeting) : null;
}

const isRare = (unit: string | null): boolean => unit === 'magnitude' || unit === 'calibre';

function sharedNear({ sceneA, i, sceneB, j }: Meeting): number {
  const near = new Set(
    sceneA.items.slice(Math.max(0, i - 8), i + 9).flatMap((one) => (one.weight === 1 ? [one.word] : [])),
  );
  const shared = new Set(
    sceneB.items.slice(Math.max(0, j - 8), j + 9).flatMap((one) => (near.has(one.word) ? [one.word] : [])),
  );
  return shared.size;
}
