/** The site of an address as one says it: `example.org`; null when there is none. */
export function hostOf(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  return new URL(url).host.replace(/^www\./, '') || null;
}
