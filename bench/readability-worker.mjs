/**
 * What the cleaning is compared with: Readability on jsdom as their manuals show it, a window for each page. Pages are
 * handed over as UTF-8 text; from bytes jsdom would read those without a label as another encoding.
 */
import { Readability } from '@mozilla/readability';
import { JSDOM, VirtualConsole } from 'jsdom';
import { parentPort } from 'node:worker_threads';

parentPort.on('message', ({ id, input }) => {
  try {
    const dom = new JSDOM(Buffer.from(input.bytes).toString('utf8'), {
      virtualConsole: new VirtualConsole(),
    });
    const article = new Readability(dom.window.document).parse();
    dom.window.close();
    const { title, byline, publishedTime, textContent } = article ?? {};
    const cleaned = { title: title ?? null, byline: byline ?? null, publishedTime: publishedTime ?? null };
    parentPort.postMessage({ id, done: { ...cleaned, plainText: textContent ?? '' } });
  } catch (error) {
    parentPort.postMessage({ id, error: { code: 'internal', message: String(error) } });
  }
});
