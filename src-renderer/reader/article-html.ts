/** Address of a picture that came with the article (a blob: URL), or null when it is not there. */
export type ResolveAsset = (name: string) => string | null | Promise<string | null>;

/**
 * Puts the stored HTML of an article into the page: the only place of the interface where HTML enters it.
 * It is sanitised once more with the importer's allow-list. Pictures `asset:<name>` get the address that
 * `resolveAsset` gives; the others stay without one and carry `data-missing`. `container.textContent` is the
 * article's text afterwards.
 */
export function setArticleHtml(container: HTMLElement, html: string, resolveAsset?: ResolveAsset): void {
  throw new Error('not yet' + String(container) + html + String(resolveAsset));
}
