import { allowedAttributes, allowedTags } from '#contract/html-allow-list';
import { purified } from './purified';

const tags = [...allowedTags, 'main', 'article', 'section', 'header', 'mark', 'span', 'sup', 'b', 'br'];
const attributes = [...allowedAttributes, 'class', 'id', 'value', 'lang', 'dir'];

/** What a frame for an exported page may do: nothing by itself. `allow-modals` lets it be printed. */
export const frameRights = 'allow-same-origin allow-modals';

/**
 * Shows an exported page in an empty frame of ours. The frame has the policy of our page, no scripts and no address: the
 * page's nodes are put into it once more sanitised, its style as a sheet of its own, its pictures as blobs.
 * @returns forgets the pictures
 */
export function fillFrame(frame: HTMLIFrameElement, html: string): () => void {
  const inside = frame.contentDocument;
  const view = frame.contentWindow as (Window & typeof globalThis) | null;
  if (!inside || !view) return () => undefined;
  const [, style = ''] = /<style>([^<]*)<\/style>/.exec(html) ?? [];
  const [, language] = /^<!doctype html>\s*<html[^>]* lang="([\w-]+)"/.exec(html) ?? [];
  const [, direction] = /^<!doctype html>\s*<html[^>]* dir="(\w+)"/.exec(html) ?? [];
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(style);
  // Without what stands above: a style in it would be reported as one that our policy forbids.
  const fragment = purified(html.slice(Math.max(0, html.indexOf('<body>'))), {
    ALLOWED_TAGS: tags,
    ALLOWED_ATTR: attributes,
    ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|synoptic:\/\/article\/|#|data:image\/)/i,
    ADD_URI_SAFE_ATTR: attributes.filter((name) => name !== 'href' && name !== 'src'),
    FORBID_TAGS: ['style', 'title', 'meta'],
  });
  const pictures = [...fragment.querySelectorAll('img')].flatMap(asBlob);
  // What comes without its bytes is told by its description.
  for (const image of fragment.querySelectorAll('img:not([src])')) {
    const said = document.createElement('span');
    said.className = 'facts';
    said.textContent = image.getAttribute('alt') || 'Picture';
    image.replaceWith(said);
  }
  inside.documentElement.lang = language ?? '';
  inside.documentElement.dir = direction ?? '';
  inside.adoptedStyleSheets = [sheet];
  inside.body.replaceChildren(inside.importNode(fragment, true));
  inside.addEventListener('click', staysHere);
  return () => {
    inside.removeEventListener('click', staysHere);
    pictures.forEach((address) => URL.revokeObjectURL(address));
  };
}

/**
 * A link would lead the frame away from the page that it shows, one to a place in it too: the frame has no address of its
 * own, and that of our page may not be shown in it.
 */
export function staysHere(event: Event): void {
  const link = (event.target as Element | null)?.closest('a[href]');
  if (!link) return;
  event.preventDefault();
  const href = link.getAttribute('href') ?? '';
  if (href.startsWith('#')) link.ownerDocument.getElementById(href.slice(1))?.scrollIntoView();
}

/** Pictures come inside the page; our policy shows only blobs. */
function asBlob(image: HTMLImageElement): string[] {
  const source = image.getAttribute('src') ?? '';
  image.removeAttribute('src');
  const [, mediaType, data] = /^data:(image\/[a-z+.-]+);base64,([\w+/=]+)$/.exec(source) ?? [];
  if (mediaType === undefined || data === undefined) return [];
  const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
  image.setAttribute('src', address);
  return [address];
}
