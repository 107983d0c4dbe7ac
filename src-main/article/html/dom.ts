import { JSDOM } from 'jsdom';
import createDOMPurify, { type DOMPurify } from 'dompurify';

/**
 * The one window of a worker. Pages are parsed by its DOMParser, never by `new JSDOM(page)`: a parsed document is inert,
 * loads nothing and builds no window for each frame. Scripts and resources are never switched on.
 */
interface Host {
  parse: (html: string) => Document;
  /** Null when it is not well-formed. Nothing is declared or expanded: a document type has to be taken out before. */
  parseXml: (xml: string) => Document | null;
  /** To be called when a page is done with: its window remembers every element with an id until it is taken out. */
  release: (document: Document) => void;
  purify: DOMPurify;
}

let host: Host | undefined;

export function dom(): Host {
  host ??= open();
  return host;
}

function open(): Host {
  const { window } = new JSDOM('');
  // Readability asks every element for its style; without one no declaration is ever parsed. Hiding by style was seen before.
  Object.defineProperty(window.HTMLElement.prototype, 'style', { get: () => undefined, configurable: true });
  const parser = new window.DOMParser();
  return {
    parse: (html) => parser.parseFromString(html, 'text/html'),
    parseXml: (xml) => {
      const document = parser.parseFromString(xml, 'application/xml');
      return document.querySelector('parsererror') ? null : document;
    },
    release: (document) => document.documentElement?.remove(),
    purify: createDOMPurify(window),
  };
}
