import { dom } from '../html/dom';
import { childrenOf } from '../html/element-kinds';
import type { Pictures } from '../html/pictures';
import { shape } from '../html/shape';
import { writeWithNewlines } from '../newlines';
import { sanitize } from '../sanitize';

/**
 * Sanitised HTML of each line alone; empty when nothing of it can be shown. All are sanitised at once, as thousands of
 * short calls would take seconds.
 * @param boxes one for each line; they are used up
 */
export function htmlOf(boxes: readonly Element[], baseUrl: string | null, pictures: Pictures): string[] {
  const written = boxes.map((box) => {
    shape(box, baseUrl, pictures);
    return writeWithNewlines(box).html;
  });
  const safe = dom().parse(sanitize(written.map((html) => `<section>${html}</section>`).join('')));
  const sections = childrenOf(safe.body);
  const together = sections.length === boxes.length && sections.every((one) => one.localName === 'section');
  const found = together ? sections.map((section) => section.innerHTML) : written.map(sanitize);
  dom().release(safe);
  return found.map((html) => html.trimEnd());
}
