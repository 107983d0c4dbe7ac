import type { Page } from 'playwright/test';

/** A picture made by the browser, as a `data:` address: a sky over water. */
export function madePicture(page: Page, width: number, height: number): Promise<string> {
  return page.evaluate(
    ([w, h]) => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [w ?? 1, h ?? 1];
      const context = canvas.getContext('2d');
      const sky = context?.createLinearGradient(0, 0, 0, canvas.height);
      if (!context || !sky) throw new Error('no canvas');
      for (const [at, colour] of [
        [0, '#8fb3c9'],
        [0.6, '#dfe6dd'],
        [0.6, '#4f6f7d'],
        [1, '#2f4854'],
      ] as const)
        sky.addColorStop(at, colour);
      context.fillStyle = sky;
      context.fillRect(0, 0, canvas.width, canvas.height);
      return canvas.toDataURL('image/png');
    },
    [width, height],
  );
}
