import DOMPurify from 'dompurify';
import { allowedAttributes, allowedTags, allowsValue } from '#contract/html-allow-list';
import { markCards, markPlaceholder, tieNotes } from './structures';

/** Address of a picture that came with the article (a blob: URL), or null when it is not there. */
export type ResolveAsset = (name: string) => string | null | Promise<string | null>;

type Config = NonNullable<Parameters<typeof DOMPurify.sanitize>[1]>;
type Policy = NonNullable<Config['TRUSTED_TYPES_POLICY']>;

const policyName = 'reader-html';
/** The content security policy lets each name be created once. */
let policy: Policy | undefined;

/**
 * DOMPurify parses through this policy, so it must hand the text on as it is: one that sanitised would call itself.
 * It never leaves this file, and what DOMPurify gives back are nodes, so no other place can turn text into HTML.
 */
function parsePolicy(): Policy | undefined {
  const factory = (window as { trustedTypes?: { createPolicy: (name: string, rules: object) => unknown } })
    .trustedTypes;
  policy ??= factory?.createPolicy(policyName, {
    createHTML: (html: string) => html,
    createScriptURL: () => {
      throw new TypeError('Articles hold no scripts.');
    },
  }) as Policy | undefined;
  return policy;
}

/**
 * Puts the stored HTML of an article into the page: the only place of the interface where HTML enters it.
 * It is sanitised once more with the importer's allow-list. Pictures `asset:<name>` get the address that
 * `resolveAsset` gives; the others stay without `src` and show their description. `container.textContent` is the
 * article's text afterwards.
 */
export function setArticleHtml(container: HTMLElement, html: string, resolveAsset?: ResolveAsset): void {
  const trusted = parsePolicy();
  const fragment = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: allowedTags,
    ALLOWED_ATTR: allowedAttributes,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOWED_URI_REGEXP: /^(?:(?:https?|mailto|asset):|#note-\d)/i,
    ADD_URI_SAFE_ATTR: allowedAttributes.filter((name) => name !== 'href' && name !== 'src'),
    RETURN_DOM_FRAGMENT: true,
    ...(trusted && { TRUSTED_TYPES_POLICY: trusted }),
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
