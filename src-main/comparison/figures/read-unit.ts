import type { Amount } from './amount';
import type { Lexicon } from './lexicon';
import type { Token } from './tokens';
import { units } from './units';

const square = new Set('square sq quadrat carres cuadrados'.split(' '));
const cubic = new Set('cubic kubik cubes cubicos'.split(' '));
/** Short names of units that are words or letters otherwise. */
const onlyClose = new Set('m g h s ha mi mg an once'.split(' '));

/** The unit that a number has: “%”, “per cent”, “square miles”, “-day”, “magnitude” before it. */
export function readUnit(
  tokens: readonly Token[],
  from: number,
  amount: Amount,
  lexicon: Lexicon,
): { name: string; next: number } | null {
  const close = tokens[amount.next]?.text;
  const at = (close === '-' || close === '‑') && !tokens[amount.next]?.gap ? amount.next + 1 : amount.next;
  const [token, second] = [tokens[at], tokens[at + 1]];
  if (token?.text === '%' || token?.text === '％') return { name: 'percent', next: at + 1 };
  const low = token?.low ?? '';
  if (lexicon.percent.has(low)) {
    const points = /^points?$|^punkte/.test(second?.low ?? '');
    return points ? { name: 'percentage point', next: at + 2 } : { name: 'percent', next: at + 1 };
  }
  if (low.startsWith('prozentpunkt')) return { name: 'percentage point', next: at + 1 };
  if (/^(?:per|pour|por)$/.test(low) && /^(?:cent|ciento)$/.test(second?.low ?? ''))
    return { name: 'percent', next: at + 2 };
  if (square.has(low) || cubic.has(low)) {
    const inner = second?.text === '-' && !second.gap ? at + 2 : at + 1;
    const unit = units.get(tokens[inner]?.low ?? '');
    return unit ? { name: `${square.has(low) ? 'square' : 'cubic'} ${unit.name}`, next: inner + 1 } : null;
  }
  if (token?.text === '°') {
    const scale = second && !second.gap && /^[CF]$/.test(second.text) ? second.text : '';
    return { name: scale ? `°${scale}` : 'degree', next: scale ? at + 2 : at + 1 };
  }
  const unit = units.get(low);
  if (unit && !(onlyClose.has(low) && token && token.low.length < 2 && token.gap && amount.spelled)) {
    if (unit.kind === 'temperature' && /^(?:celsius|fahrenheit)$/.test(second?.low ?? ''))
      return { name: second?.low === 'celsius' ? '°C' : '°F', next: at + 2 };
    if (unit.name === 'km' && second?.text === '/' && tokens[at + 2]?.low === 'h')
      return { name: 'km/h', next: at + 3 };
    const hour = ['per', 'an'].includes(second?.low ?? '') && tokens[at + 2]?.low === 'hour';
    if (hour && unit.name === 'mile') return { name: 'mph', next: at + 3 };
    if (hour && unit.name === 'km') return { name: 'km/h', next: at + 3 };
    // “One second”, “a third second”: ordinals are read elsewhere.
    return { name: unit.name, next: at + 1 };
  }
  const before = tokens[from - 1]?.low === 'of' ? from - 2 : from - 1;
  return tokens[before]?.low === 'magnitude' ? { name: 'magnitude', next: amount.next } : null;
}
