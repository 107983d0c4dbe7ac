/**
 * Other extractors as their manuals show them, each in a worker of its own: the page as UTF-8 text in, HTML or text out.
 * They are installed by `npm --prefix bench ci` and by nothing else.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { parseHTML } from 'linkedom';

const address = 'https://example.org/page';

const peers = {
  defuddle: async () => {
    const { Defuddle } = await import('defuddle/node');
    return async (html) => {
      const { document } = parseHTML(html);
      const { content, title, author, published } = await Defuddle(document, address);
      return { html: content, title, byline: author, publishedTime: published };
    };
  },
  postlight: async () => {
    const { default: Parser } = await import('@postlight/parser');
    return async (html) => {
      const { content, title, author, date_published } = await Parser.parse(address, {
        html,
        fetchAllPages: false,
      });
      return { html: content, title, byline: author, publishedTime: date_published };
    };
  },
  extractus: async () => {
    const { extractFromHtml } = await import('@extractus/article-extractor');
    return async (html) => {
      const { content, title, author, published } = (await extractFromHtml(html, address)) ?? {};
      return { html: content, title, byline: author, publishedTime: published };
    };
  },
};

const blocks =
  /^(?:address|article|aside|blockquote|br|caption|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|tbody|td|th|thead|tr|ul)$/i;

/** Text with line breaks between blocks: no words glued together, as textContent would do. */
function textOf(html) {
  const { document } = parseHTML(`<!doctype html><html><body>${html ?? ''}</body></html>`);
  let text = '';
  const walk = (node) => {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) text += child.data;
      if (child.nodeType !== 1) continue;
      const block = blocks.test(child.localName);
      if (block) text += '\n';
      walk(child);
      if (block) text += '\n';
    }
  };
  walk(document.body);
  return text;
}

const extract = await peers[workerData.peer]();
parentPort.on('message', async ({ id, input }) => {
  try {
    const { html, title, byline, publishedTime } = await extract(Buffer.from(input.bytes).toString('utf8'));
    const texts = { title: title || null, byline: byline || null, publishedTime: publishedTime || null };
    parentPort.postMessage({ id, done: { ...texts, plainText: textOf(html) } });
  } catch (error) {
    parentPort.postMessage({ id, error: { code: 'internal', message: String(error) } });
  }
});
