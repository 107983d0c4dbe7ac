/**
 * The comment by which browsers note where a page was saved from: a container that knows the address tells the page's
 * metadata in the page's own language. A URL in full holds no `>`, so it cannot end the comment.
 */
export function savedComment(address: string): string {
  const { href } = new URL(address);
  return `<!-- saved from url=(${String(href.length).padStart(4, '0')})${href} -->\n`;
}
