import { expect, it } from 'vitest';
import { arrowAt, arrowPath, bandAt, bandPath } from './ribbon-shape';

const ribbon = { left: { top: 100, bottom: 160 }, right: { top: 300, bottom: 330 } };

it('a band goes from the one span to the other', () => {
  expect(bandPath(ribbon, 40)).toBe('M0 100C20 100 20 300 40 300V330C20 330 20 160 0 160Z');
});

it('where the band is, the browser draws it', () => {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', bandPath(ribbon, 40));
  svg.append(path);
  document.body.append(svg);
  try {
    for (let x = 1; x < 40; x += 3) {
      const { top, bottom } = bandAt(ribbon, 40, x);
      expect(path.isPointInFill(new DOMPoint(x, top + 1.5)), `below the upper edge at ${x}`).toBe(true);
      expect(path.isPointInFill(new DOMPoint(x, bottom - 1.5)), `above the lower edge at ${x}`).toBe(true);
      expect(path.isPointInFill(new DOMPoint(x, top - 1.5)), `above the upper edge at ${x}`).toBe(false);
      expect(path.isPointInFill(new DOMPoint(x, bottom + 1.5)), `below the lower edge at ${x}`).toBe(false);
    }
  } finally {
    svg.remove();
  }
});

it('an arrow stays inside the seam and points to where the counterpart is', () => {
  const stub = { side: 'right' as const, at: { top: -60, bottom: 4 }, towards: 'below' as const };
  expect(arrowAt(stub, 36, 700)).toEqual({ x: 27, y: 7 });
  expect(arrowPath(stub, 36, 700)).toBe('M23.5 5L27 9L30.5 5');
  expect(arrowPath({ ...stub, towards: 'above' }, 36, 700)).toBe('M23.5 9L27 5L30.5 9');
});
