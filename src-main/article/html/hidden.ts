import type { DefaultTreeAdapterTypes as Tree } from 'parse5';

/** Why a line of a page is no part of any article, in words for the reader. */
export const hiddenReason = 'hidden on the page';
export const buttonReason = 'button';
export const consentReason = 'consent banner';

const forScreenReaders =
  /(?:^|\s)(?:sr-only|screen-?reader(?:-text|-only)?|visually-?hidden|u-visually-hidden|assistive-text)(?:\s|$)/i;

/** Whether the page does not show an element, or shows it to nobody who sees. */
export function isHidden(node: Tree.Element, attribute: (name: string) => string): boolean {
  if (node.attrs.some((a) => a.name === 'hidden' && a.value !== 'until-found')) return true;
  if (/(?:display\s*:\s*none|visibility\s*:\s*hidden|clip\s*:\s*rect\(\s*0)/i.test(attribute('style')))
    return true;
  if (forScreenReaders.test(attribute('class'))) return true;
  return attribute('aria-hidden') === 'true' && !attribute('class').includes('fallback-image');
}

/** Longest text of a consent banner, in characters without white space. */
const longestBanner = 4000;
const banners =
  /(?:cookie|consent|gdpr|ccpa|privacy)[-_ ]?(?:law[-_]?info|banner|bar|box|notice|notification|pop-?up|modal|dialog|wall|overlay|layer|manager|message|disclaimer|container|preferences|settings|consent)|onetrust|didomi|usercentrics|cookiebot|\bcmp[-_]?(?:box|container|wrapper|banner)/i;

/** A box that asks to accept cookies, by the names it bears. */
export function isConsentBanner(
  node: Tree.Element,
  attribute: (name: string) => string,
  text: number,
): boolean {
  if (text === 0 || text > longestBanner || !/^(?:div|section|aside|form|dialog|footer)$/.test(node.tagName))
    return false;
  return banners.test(`${attribute('id')} ${attribute('class')}`);
}
