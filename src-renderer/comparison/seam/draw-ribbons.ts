import type { Span } from './geometry';
import type { Laid } from './lay-ribbons';
import { arrowPath, arrowAt, bandAt, bandPath, barsPath, edgesPath, stubBar } from './ribbon-shape';
import { lookOf, type SeamLink } from './seam-links';

export type Emphasis = 'hovered' | 'active' | null;

export interface Ribbons {
  /** Draws exactly these. */
  draw: (
    laid: readonly Laid[],
    size: { width: number; height: number },
    lit: (link: SeamLink) => Emphasis,
  ) => void;
  /** The link that a point of the seam means, or null. */
  at: (x: number, y: number) => Laid | null;
  clear: () => void;
}

const parts = ['band', 'edges', 'bars', 'arrow', 'sign'] as const;
type Part = (typeof parts)[number];

interface Drawn {
  group: SVGGElement;
  part: Record<Part, SVGPathElement>;
  /** What each part's outline is now: setting it again would cost a layout. */
  outline: Partial<Record<Part, string>>;
}

const svgElement = <T extends 'g' | 'path'>(name: T): SVGElementTagNameMap[T] =>
  document.createElementNS('http://www.w3.org/2000/svg', name);

const barThickness = 2;
/** How far from a thin band the pointer may be and still mean it, in CSS pixels. */
const slack = 3;

/** The sign ≠ in the middle of a band, where figures differ. */
const differSign = (x: number, y: number): string =>
  `M${x - 3} ${y - 1.5}h6M${x - 3} ${y + 1.5}h6M${x + 1.8} ${y - 4}L${x - 1.8} ${y + 4}`;
/** A pin's head, where the reader has said that both correspond. */
const pinSign = (x: number, y: number): string => `M${x - 3} ${y}a3 3 0 1 0 6 0a3 3 0 1 0 -6 0Z`;

/** Draws the ribbons of one seam into an SVG element: a group for each, reused as long as its link is drawn. */
export function createRibbons(svg: SVGSVGElement): Ribbons {
  const drawn = new Map<string, Drawn>();
  let now: readonly Laid[] = [];
  let size = { width: 0, height: 0 };

  const make = (link: SeamLink): Drawn => {
    const group = svgElement('g');
    const part = Object.fromEntries(
      parts.map((name) => {
        const path = svgElement('path');
        path.dataset.part = name;
        group.append(path);
        return [name, path];
      }),
    ) as Record<Part, SVGPathElement>;
    group.dataset.look = lookOf(link);
    group.dataset.match = link.ref.id;
    svg.append(group);
    const made: Drawn = { group, part, outline: {} };
    drawn.set(link.ref.id, made);
    return made;
  };
  const set = (one: Drawn, name: Part, outline: string): void => {
    if (one.outline[name] === outline) return;
    one.outline[name] = outline;
    one.part[name].setAttribute('d', outline);
  };
  const middle = ({ top, bottom }: Span): number => Math.round(((top + bottom) / 2) * 10) / 10;

  const draw: Ribbons['draw'] = (laid, sized, lit) => {
    now = laid;
    size = sized;
    const { width, height } = sized;
    const kept = new Set<string>();
    for (const { link, ribbon, stub } of laid) {
      kept.add(link.ref.id);
      const one = drawn.get(link.ref.id) ?? make(link);
      const look = lookOf(link);
      if (one.group.dataset.look !== look) one.group.dataset.look = look;
      const emphasis = lit(link) ?? '';
      if ((one.group.dataset.lit ?? '') !== emphasis) {
        one.group.dataset.lit = emphasis;
        // What is looked at lies on top.
        if (emphasis) svg.append(one.group);
      }
      set(one, 'band', ribbon ? bandPath(ribbon, width) : '');
      set(one, 'edges', ribbon ? edgesPath(ribbon, width) : '');
      set(one, 'bars', ribbon ? barsPath(ribbon, width, barThickness) : stubBar(stub, width, barThickness));
      set(one, 'arrow', stub ? arrowPath(stub, width, height) : '');
      const sign = look === 'differ' ? differSign : look === 'pinned' ? pinSign : null;
      set(one, 'sign', ribbon && sign ? sign(width / 2, middle(bandAt(ribbon, width, width / 2))) : '');
    }
    drawn.forEach(({ group }, id) => {
      if (kept.has(id)) return;
      group.remove();
      drawn.delete(id);
    });
  };

  /** How tall what is drawn is at `x`, when the point is on it. */
  const tallAt = ({ ribbon, stub }: Laid, x: number, y: number): number | null => {
    const { width, height } = size;
    if (ribbon) {
      const { top, bottom } = bandAt(ribbon, width, x);
      return y >= top - slack && y <= bottom + slack ? bottom - top : null;
    }
    const near = stub.side === 'left' ? x < width / 2 : x >= width / 2;
    const at = arrowAt(stub, width, height);
    const on = (y >= stub.at.top && y <= stub.at.bottom) || Math.abs(y - at.y) < 8;
    return near && on ? stub.at.bottom - stub.at.top : null;
  };

  return {
    draw,
    at: (x, y) => {
      let best: { laid: Laid; tall: number } | null = null;
      // Of those that lie on each other the thinnest is meant: it could not be hit otherwise.
      for (const laid of now) {
        const tall = tallAt(laid, x, y);
        if (tall !== null && (!best || tall < best.tall)) best = { laid, tall };
      }
      return best?.laid ?? null;
    },
    clear: () => {
      drawn.forEach(({ group }) => group.remove());
      drawn.clear();
      now = [];
    },
  };
}
