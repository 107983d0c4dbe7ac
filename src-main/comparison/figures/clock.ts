import type { Clock } from './figure';
import type { Lexicon } from './lexicon';
import type { Token } from './tokens';

const zones = new Map(
  (
    'GMT:0 UTC:0 Z:0 BST:60 CET:60 CEST:120 MEZ:60 MESZ:120 EET:120 EEST:180 MSK:180 IST:330 PKT:300 WIB:420 ICT:420 ' +
    'HKT:480 SGT:480 JST:540 KST:540 AEST:600 AEDT:660 NZST:720 EST:-300 EDT:-240 CST:-360 CDT:-300 MST:-420 MDT:-360 PST:-480 PDT:-420'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string])
    .map(([name, minutes]): [string, number] => [name, Number(minutes)]),
);
/** Zones without saying whether it is summer. */
const loose = new Set(['ET', 'CT', 'MT', 'PT']);

/** Minutes that a zone is ahead of Greenwich; null when it cannot be said. */
export const offsetOf = (zone: string | null): number | null =>
  zone === null ? null : (zones.get(zone) ?? null);

/** The time of day that starts at a token: “1pm ET”, “9.25 am”, “7:37 AM local time”, “19.30 Uhr”, “14h30”, “noon”. */
export function readClock(
  tokens: readonly Token[],
  i: number,
  lexicon: Lexicon,
): { clock: Clock; next: number } | null {
  const token = tokens[i];
  if (!token) return null;
  if (token.kind === 'word') {
    const minutes = lexicon.times.get(token.low);
    if (minutes === undefined) return null;
    return withZone({ minutes, half: true, zone: null }, tokens, i + 1);
  }
  if (token.kind !== 'digits') return null;
  const parts = /^(\d{1,2})(?:[.,](\d{2}))?$/.exec(token.text);
  if (!parts) return null;
  const hour = Number(parts[1]);
  let minute = parts[2] === undefined ? null : Number(parts[2]);
  let at = i + 1;
  const sign = tokens[at];
  const after = tokens[at + 1];
  let colon = false;
  if (minute === null && sign && !sign.gap && after && !after.gap && /^\d{2}$/.test(after.text)) {
    if (
      sign.text === ':' ||
      ((sign.low === 'h' || (sign.text === '.' && isHalf(tokens, at + 2, lexicon))) &&
        after.kind === 'digits')
    ) {
      minute = Number(after.text);
      colon = true;
      at += 2;
      // Seconds: 01:02:03.
      if (tokens[at]?.text === ':' && !tokens[at]?.gap && tokens[at + 1]?.kind === 'digits') at += 2;
    }
  }
  if (hour > 24 || (minute ?? 0) > 59) return null;
  const half = halfAt(tokens, at, lexicon);
  const clock = (minutes: number, sure: boolean): Clock => ({
    minutes: minutes % 1440,
    half: sure,
    zone: null,
  });
  if (half) {
    if (hour > 12 && half.add === 12)
      return withZone(clock(hour * 60 + (minute ?? 0), true), tokens, half.next);
    return hour > 12
      ? null
      : withZone(clock(((hour % 12) + half.add) * 60 + (minute ?? 0), true), tokens, half.next);
  }
  const word = tokens[at];
  if (word && lexicon.oclock.has(word.low) && (minute !== null || word.low === 'uhr')) {
    const next = at + 1;
    const more = tokens[next];
    // “19 Uhr 30”.
    if (word.low === 'uhr' && minute === null && more && /^\d{2}$/.test(more.text) && Number(more.text) < 60)
      return withZone(clock(hour * 60 + Number(more.text), true), tokens, next + 1);
    return withZone(clock(hour * 60 + (minute ?? 0), true), tokens, next);
  }
  if (word?.text === '’' || word?.text === "'") {
    if (tokens[at + 1]?.low === 'o' || tokens[at + 1]?.low === 'clock') return null;
  }
  if (!colon && parts[2] === undefined) {
    // “4 o’clock”.
    if (word?.low === 'o' && /['’]/.test(tokens[at + 1]?.text ?? '') && tokens[at + 2]?.low === 'clock')
      return withZone(clock(hour * 60, false), tokens, at + 3);
    return null;
  }
  if (!colon) return null;
  return withZone(
    clock(hour * 60 + (minute ?? 0), hour > 12 || hour === 0 || /^0/.test(token.text)),
    tokens,
    at,
  );
}

const isHalf = (tokens: readonly Token[], at: number, lexicon: Lexicon): boolean =>
  halfAt(tokens, at, lexicon) !== null || lexicon.oclock.has(tokens[at]?.low ?? '');

/** “am”, “p.m.” */
function halfAt(
  tokens: readonly Token[],
  at: number,
  lexicon: Lexicon,
): { add: number; next: number } | null {
  const word = tokens[at];
  if (!word || lexicon.halves.size === 0) return null;
  const add = lexicon.halves.get(word.low);
  if (add !== undefined && !(word.low === 'am' && word.gap && /^I$/.test(tokens[at - 2]?.text ?? ''))) {
    return { add, next: at + 1 };
  }
  if ((word.low === 'a' || word.low === 'p') && tokens[at + 1]?.text === '.' && tokens[at + 2]?.low === 'm')
    return { add: word.low === 'a' ? 0 : 12, next: tokens[at + 3]?.text === '.' ? at + 4 : at + 3 };
  return null;
}

function withZone(clock: Clock, tokens: readonly Token[], from: number): { clock: Clock; next: number } {
  const at = tokens[from]?.text === '(' ? from + 1 : from;
  const token = tokens[at];
  if (token?.low === 'local' && tokens[at + 1]?.low === 'time')
    return { clock: { ...clock, zone: 'local' }, next: at + 2 };
  if (token && (zones.has(token.text) || loose.has(token.text)) && token.text !== 'Z') {
    const next = tokens[at + 1]?.text === ')' && at > from ? at + 2 : at + 1;
    return { clock: { ...clock, zone: token.text }, next };
  }
  return { clock, next: from };
}

/** `13:00`. */
export const clockText = ({ minutes }: Clock): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
