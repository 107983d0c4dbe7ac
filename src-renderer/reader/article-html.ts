import { allowedAttributes, allowedTags, allowsValue } from '#contract/html-allow-list';
import { purified } from '../purified';
import { markCards, markPlaceholder, tieNotes } from './structures';

/** Address of a picture that came with the article (a blob: URL), or null when it is not there. */
export type ResolveAsset = (name: string) => string | null | Promise<string | null>;

/**
 * Puts the stored HTML of an article into the page, sanitised once more with the importer's allow-list. Pictures `asset:<name>` get the address that
 * `resolveAsset` gives; the others stay without `src` and show their description. `container.textContent` is the
 * article's text afterwards.
 */
export function setArticleHtml(container: HTMLElement, html: string, resolveAsset?: ResolveAsset): void {
  const fragment = purified(html, {
    ALLOWED_TAGS: allowedTags,
    ALLOWED_ATTR: allowedAttributes,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOWED_URI_REGEXP: /^(?:(?:https?|mailto|asset):|#note-\d)/i,
    ADD_URI_SAFE_ATTR: allowedAttributes.filter((name) => name !== 'href' && name !== 'src'),
  });
  // The fragment still belongs to DOMPurify's inert document: no picture is asked for before it moves to ours.
  for (const element of fragment.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      if (!allowsValue(element.localName, name, value)) element.removeAttribute(name);
    }
    if (element.localName === 'a' && element.hasAttribute('href') && !element.matches('[href^="#"]')) {
      element.setAttribute('target', '_blank');
      element.setAttribute('rel', 'noopener noreferrer');
    }
  }
  const pictures = [...fragment.querySelectorAll('img')].map((image) => {
    const name = image.getAttribute('src')?.slice('asset:'.length);
    image.removeAttribute('src');
    if (name === undefined) markPlaceholder(image);
    else if (!image.hasAttribute('alt')) image.alt = '';
    return { image, name };
  });
  markCards(fragment);
  tieNotes(fragment);
  container.replaceChildren(fragment);
  if (!resolveAsset) return;
  for (const { image, name } of pictures) if (name) void showPicture(image, name, resolveAsset);
}

async function showPicture(image: HTMLImageElement, name: string, resolveAsset: ResolveAsset): Promise<void> {
  const url = await Promise.resolve(resolveAsset(name)).catch(() => null);
  // Anything but our own bytes would be a request to somewhere else.
  if (!url?.startsWith('blob:')) return;
  image.addEventListener('error', () => image.removeAttribute('src'));
  image.src = url;
}
