import { categoryColours } from '#contract/categories';

type Colour = (typeof categoryColours)[number];

/** What other tools call colours that have another name here. */
const names: Readonly<Record<string, Colour>> = {
  ...{ purple: 'violet', magenta: 'pink', gray: 'grey', cyan: 'teal', turquoise: 'teal', aqua: 'teal' },
};

/** Where colours lie on the wheel, in degrees. */
const hues: readonly (readonly [Colour, number])[] = [
  ...([
    ['red', 0],
    ['orange', 30],
    ['yellow', 52],
    ['green', 115],
    ['teal', 178],
  ] as const),
  ...([
    ['blue', 212],
    ['violet', 262],
    ['pink', 312],
    ['red', 360],
  ] as const),
];

/** A colour of another tool as one of ours: by its name, or `#ffd400` by its hue; null for one that is neither. */
export function colourOf(said: string | null): Colour | null {
  const name = said?.trim().toLowerCase() ?? '';
  const known = categoryColours.find((colour) => colour === name) ?? names[name];
  if (known) return known;
  const [, hex = ''] = /^#([0-9a-f]{3}|[0-9a-f]{6})(?:[0-9a-f]{2})?$/.exec(name) ?? [];
  if (hex === '') return null;
  const parts = hex.length === 3 ? [...hex].map((sign) => sign + sign) : (hex.match(/../g) ?? []);
  const [r = 0, g = 0, b = 0] = parts.map((part) => Number.parseInt(part, 16));
  const [high, low] = [Math.max(r, g, b), Math.min(r, g, b)];
  const span = high - low;
  if (span < 24) return 'grey';
  const sixth = high === r ? (g - b) / span : high === g ? 2 + (b - r) / span : 4 + (r - g) / span;
  const hue = (sixth * 60 + 360) % 360;
  const [nearest] = hues.toSorted(([, x], [, y]) => Math.abs(x - hue) - Math.abs(y - hue));
  return nearest?.[0] ?? null;
}
