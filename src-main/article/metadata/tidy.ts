/** Longest metadata that is kept, in characters. */
export const caps = { title: 300, byline: 200, siteName: 120, excerpt: 500 } as const;

/**
 * One line of untrusted text for lists and window titles: no control characters, nothing that turns the direction of
 * writing, white space collapsed, cut at a word where too long. Null when nothing is left.
 */
export function tidy(text: string | null | undefined, cap: number): string | null {
  const line = (text ?? '')
    // eslint-disable-next-line no-control-regex -- takes control characters out
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ')
    .replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff\u00ad\u200b]/g, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
  if (line === '') return null;
  if (line.length <= cap) return line;
  const cut = line.slice(0, cap - 1).replace(/\p{Surrogate}/gu, '');
  return `${cut.replace(/\s+\S{0,30}$/, '')}…`;
}

const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  ndash: '–',
  mdash: '—',
  hellip: '…',
};

/** Many pages escape twice, so that a reader would see `&amp;` and `&#8217;`. */
export function unescapeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,6})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi,
    (all, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return named[name.toLowerCase()] ?? all;
      const code = decimal !== undefined ? Number(decimal) : parseInt(hex ?? '', 16);
      return code > 0x1f && code < 0x110000 ? String.fromCodePoint(code) : ' ';
    },
  );
}

/** A BCP 47 language tag in its usual form (`en-GB`), or null. Pages also write `en_GB`. */
export function languageTag(text: string | null | undefined): string | null {
  const tag = (text ?? '').trim().replace(/_/g, '-');
  if (!/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/.test(tag)) return null;
  try {
    return new Intl.Locale(tag).toString();
  } catch {
    return null;
  }
}
