import { TextDecoder, labelToName } from '@exodus/bytes/encoding.js';

/** What the first bytes of a file say about it; hints only, so no parser. */
export interface Said {
  /** As it is written in the file. */
  label: string | null;
  /** The encoding it names, or null when it names none that bytes can be in. */
  declared: string | null;
  /** `lang` of the page. */
  lang: string | null;
}

/** Reads `charset=` of a meta element or of an XML declaration, and the language of the page. */
export function saidIn(bytes: Uint8Array): Said {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 16_384)).replace(/<!--.*?-->/gs, '');
  const label =
    (/<meta\b[^>]{0,300}?\bcharset\s*=\s*["']?\s*([\w:.+-]{1,40})/i.exec(head) ??
      /^\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w:.+-]{1,40})/i.exec(head))?.[1] ?? null;
  const lang = /<html\b[^>]{0,300}?\blang\s*=\s*["']?([a-z]{2,3}(?:[-_]\w{1,8})?)/i.exec(head)?.[1] ?? null;
  return { label, declared: label === null ? null : usable(labelToName(label)), lang };
}

/** A label names a real encoding of bytes: not UTF-16 (there is no mark and there are no NULs), not `replacement`. */
export function usable(encoding: string | null): string | null {
  if (encoding === null || encoding === 'replacement' || encoding === 'x-user-defined') return null;
  return /^utf-16/i.test(encoding) ? null : encoding;
}
