import type { Span } from './geometry';

/** A band across the seam, from a span at its left edge to one at its right edge; heights count from the seam's top. */
export interface Ribbon {
  left: Span;
  right: Span;
}

/** A passage whose counterpart is out of sight, and where that is. */
export interface Stub {
  side: 'left' | 'right';
  at: Span;
  towards: 'above' | 'below';
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** How far the curves run level before they bend: a share of the width. */
const bend = 0.5;

const curve = (width: number, from: number, to: number): string =>
  `${round(width * bend)} ${round(from)} ${round(width * (1 - bend))} ${round(to)} ${width} ${round(to)}`;
const curveBack = (width: number, from: number, to: number): string =>
  `${round(width * (1 - bend))} ${round(from)} ${round(width * bend)} ${round(to)} 0 ${round(to)}`;

/** The band as the outline of an SVG path. */
export function bandPath({ left, right }: Ribbon, width: number): string {
  return (
    `M0 ${round(left.top)}C${curve(width, left.top, right.top)}` +
    `V${round(right.bottom)}C${curveBack(width, right.bottom, left.bottom)}Z`
  );
}

/** Its upper and lower edge only. */
export function edgesPath({ left, right }: Ribbon, width: number): string {
  return (
    `M0 ${round(left.top)}C${curve(width, left.top, right.top)}` +
    `M0 ${round(left.bottom)}C${curve(width, left.bottom, right.bottom)}`
  );
}

/** Bars at both edges of the seam, as tall as the passages. */
export const barsPath = ({ left, right }: Ribbon, width: number, thick: number): string =>
  bar(0, left, thick) + bar(width - thick, right, thick);

const bar = (x: number, { top, bottom }: Span, thick: number): string =>
  `M${round(x)} ${round(top)}h${thick}V${round(bottom)}h${-thick}Z`;

export const stubBar = ({ side, at }: Stub, width: number, thick: number): string =>
  bar(side === 'left' ? 0 : width - thick, at, thick);

/** How large the arrow of a stub is, and how far from the edge its middle stands. */
export const arrow = { reach: 9, half: 3.5, tall: 4 } as const;

/** Where the arrow of a stub stands: beside its passage, kept inside the seam. */
export function arrowAt({ side, at }: Stub, width: number, height: number): { x: number; y: number } {
  const [top, bottom] = [Math.max(0, at.top), Math.min(height, at.bottom)];
  const room = arrow.tall + 3;
  const y = Math.max(room, Math.min((top + bottom) / 2, height - room));
  return { x: side === 'left' ? arrow.reach : width - arrow.reach, y };
}

/** A small angle that points to where the counterpart is. */
export function arrowPath(stub: Stub, width: number, height: number): string {
  const { x, y } = arrowAt(stub, width, height);
  const by = stub.towards === 'above' ? -1 : 1;
  const [base, tip] = [round(y - (by * arrow.tall) / 2), round(y + (by * arrow.tall) / 2)];
  return `M${round(x - arrow.half)} ${base}L${round(x)} ${tip}L${round(x + arrow.half)} ${base}`;
}

/** From where to where the band reaches at a distance from its left edge. */
export function bandAt({ left, right }: Ribbon, width: number, x: number): Span {
  const share = along(Math.max(0, Math.min(1, x / width)));
  const between = (from: number, to: number): number => from + (to - from) * share;
  return { top: between(left.top, right.top), bottom: between(left.bottom, right.bottom) };
}

/** How far the curve has come from one side's height to the other's when it has come this share of the way across. */
function along(share: number): number {
  let [low, high] = [0, 1];
  // The curve goes across steadily, so halving finds its parameter; 2^-12 of the way is far below a pixel.
  for (let i = 0; i < 12; i++) {
    const t = (low + high) / 2;
    const across = 3 * (1 - t) ** 2 * t * bend + 3 * (1 - t) * t ** 2 * (1 - bend) + t ** 3;
    if (across < share) low = t;
    else high = t;
  }
  const t = (low + high) / 2;
  return 3 * (1 - t) * t ** 2 + t ** 3;
}
