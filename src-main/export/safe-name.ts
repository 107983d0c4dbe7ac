/** Longest file name, extension included: in characters, and in bytes of UTF-8 as file systems count. */
const longest = { characters: 100, bytes: 240 };

const unseen = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061C\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;
/** Separators, what Windows refuses, and what cannot be linked to by name in Obsidian. */
const divides = /[/\\|:#^[\]]+/g;
const refused = /[?*"<>]+/g;
/** Windows takes these for devices, whatever the extension. */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:\.|$)/i;

/**
 * A title as a file name that every system takes: no separators, devices, controls or hidden names, at most 100
 * characters with its extension (`.md`).
 * @param taken names given already in this export; the new one is added. Compared without case.
 */
export function safeName(title: string, extension: string, taken: Set<string>): string {
  const cleaned = title
    .normalize('NFC')
    .replace(unseen, ' ')
    .replace(divides, '-')
    .replace(refused, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.~-]+/u, '');
  const stem = device.test(cleaned) ? `_${cleaned}` : cleaned;
  for (let copy = 1; ; copy++) {
    const end = `${copy === 1 ? '' : ` (${copy})`}${extension}`;
    const name = (shorten(stem, end) || 'Untitled') + end;
    const key = name.normalize('NFC').toLowerCase();
    if (taken.has(key)) continue;
    taken.add(key);
    return name;
  }
}

/** Cuts between characters, and takes away what may not stand at the end of a name. */
function shorten(stem: string, end: string): string {
  const room = { characters: longest.characters - end.length, bytes: longest.bytes - end.length };
  let kept = '';
  let [characters, bytes] = [0, 0];
  for (const character of stem) {
    bytes += Buffer.byteLength(character);
    if (++characters > room.characters || bytes > room.bytes) break;
    kept += character;
  }
  return kept.replace(/[\s.]+$/u, '');
}
