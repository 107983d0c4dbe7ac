import { afterAll, describe, expect, it } from 'vitest';
import { categoryColours } from '#contract/categories';
import './tokens.css';

type Colour = [red: number, green: number, blue: number, alpha: number];

const sample = document.createElement('div');
document.body.append(sample);
afterAll(() => {
  sample.remove();
  delete document.documentElement.dataset.theme;
});

/** A token of the present theme, 0 … 255 and alpha 0 … 1. */
function token(name: string): Colour {
  sample.style.backgroundColor = '';
  sample.style.backgroundColor = `var(${name})`;
  const numbers =
    getComputedStyle(sample)
      .backgroundColor.match(/[\d.]+/g)
      ?.map(Number) ?? [];
  const [red, green, blue, alpha = 1] = numbers;
  if (red === undefined || green === undefined || blue === undefined || alpha === 0)
    throw new Error(`There is no colour ${name}.`);
  return [red, green, blue, alpha];
}

const over = (top: Colour, ground: Colour): Colour => {
  const mix = (i: 0 | 1 | 2): number => top[i] * top[3] + ground[i] * (1 - top[3]);
  return [mix(0), mix(1), mix(2), 1];
};

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour
    .slice(0, 3)
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(a: Colour, b: Colour): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((one, other) => other - one);
  return (high + 0.05) / (low + 0.05);
}

/** Distance in OKLab, × 100: https://bottosson.github.io/posts/oklab/ */
function distance(a: Colour, b: Colour): number {
  const lab = (colour: Colour): [number, number, number] => {
    const [r = 0, g = 0, b = 0] = colour
      .slice(0, 3)
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return [
      0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
    ];
  };
  const [one, other] = [lab(a), lab(b)];
  return 100 * Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

describe.each(['light', 'sepia', 'dark'])('in the theme %s', (theme) => {
  const use = (): { page: Colour; ink: Colour } => {
    document.documentElement.dataset.theme = theme;
    return { page: token('--page'), ink: token('--ink') };
  };

  it('text stays readable on every mark, even three deep (AA)', () => {
    const { page, ink } = use();
    const marks = categoryColours.map((colour) => token(`--mark-${colour}`));
    const [red, green, blue] = token('--accent');
    const accent = [red, green, blue] as const;
    for (const first of marks)
      for (const second of marks)
        for (const third of marks) {
          const ground = over(third, over(second, over(first, page)));
          expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
          // The chosen one is tinted with the accent on top, see highlights.css.
          expect(contrast(ink, over([...accent, 0.12], ground))).toBeGreaterThanOrEqual(4.5);
        }
  });

  it('lines show on their own mark and on the page (WCAG 1.4.11)', () => {
    const { page } = use();
    for (const colour of categoryColours) {
      const line = token(`--line-${colour}`);
      expect(contrast(line, page), colour).toBeGreaterThanOrEqual(3);
      expect(contrast(line, over(token(`--mark-${colour}`), page)), colour).toBeGreaterThanOrEqual(3);
    }
  });

  it('marks of the program show on the page (WCAG 1.4.11)', () => {
    const { page } = use();
    for (const name of ['--seam-line', '--seam-lit'])
      expect(contrast(token(name), over(token('--seam-band'), page)), name).toBeGreaterThanOrEqual(3);
  });

  it('no two colours look alike', () => {
    const { page } = use();
    categoryColours.forEach((colour, i) => {
      for (const other of categoryColours.slice(i + 1)) {
        const name = `${colour} and ${other}`;
        const marks = distance(over(token(`--mark-${colour}`), page), over(token(`--mark-${other}`), page));
        expect(marks, name).toBeGreaterThan(2);
        expect(distance(token(`--line-${colour}`), token(`--line-${other}`)), name).toBeGreaterThan(4);
      }
    });
  });
});
