import type { Glyphs } from './page-rows';
import type { PDFPageProxy } from './pdf-js';

/** The pieces of text of a page as it is turned for reading; what stands across the page is left out. */
export async function glyphsOf(page: PDFPageProxy): Promise<{ glyphs: Glyphs[]; height: number }> {
  const { transform, height } = page.getViewport({ scale: 1 });
  const [va = 1, vb = 0, vc = 0, vd = -1, ve = 0, vf = 0] = transform;
  const { items } = await page.getTextContent({ includeMarkedContent: false });
  const glyphs: Glyphs[] = [];
  for (const item of items) {
    if (!('str' in item) || item.str === '') continue;
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = item.transform as number[];
    const along = { x: va * a + vc * b, y: vb * a + vd * b };
    // More than a few degrees off the line of reading: a stamp along the margin, a watermark.
    if (Math.abs(along.y) > 0.2 * Math.abs(along.x) || along.x <= 0) continue;
    const size = Math.hypot(c, d);
    if (!(size > 0.5)) continue;
    glyphs.push({
      text: item.str,
      x: va * e + vc * f + ve,
      y: vb * e + vd * f + vf,
      width: item.width,
      size,
      font: item.fontName,
      rtl: item.dir === 'rtl',
    });
  }
  return { glyphs, height };
}
