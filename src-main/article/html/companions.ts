import type { Companion } from '../cleaned';

/**
 * Finds the file that a page means by an address among those that came with it. Browsers, mail programs and archivers
 * write one and the same name in many ways: percent-encoded, composed or not, with `./`, back slashes, another case, in
 * full or relative to the page. Names are compared only; none is ever opened.
 */
export class Companions {
  readonly #byKey = new Map<string, Companion>();
  readonly #byLowerKey = new Map<string, Companion>();
  /** By the last part of the name alone. */
  readonly #byEnd = new Map<string, { key: string; companion: Companion }[]>();

  constructor(companions: readonly Companion[]) {
    for (const companion of companions) {
      const key = keyOf(companion.path);
      if (key === '' || this.#byKey.has(key)) continue;
      this.#byKey.set(key, companion);
      const lower = key.toLowerCase();
      if (!this.#byLowerKey.has(lower)) this.#byLowerKey.set(lower, companion);
      const end = lower.slice(lower.lastIndexOf('/') + 1);
      this.#byEnd.set(end, [...(this.#byEnd.get(end) ?? []), { key: lower, companion }]);
    }
  }

  get size(): number {
    return this.#byKey.size;
  }

  /** The companion that `address` means on a page at `base`, or null. */
  find(address: string, base: string | null): Companion | null {
    if (this.#byKey.size === 0 || /^\s*(?:data|javascript|asset):/i.test(address)) return null;
    const spellings = [address, withoutQuery(address)];
    const full = inFull(address, base);
    if (full !== null) spellings.push(full, withoutQuery(full));
    const keys = spellings.map(keyOf).filter((key) => key !== '');
    for (const key of keys) {
      const found = this.#byKey.get(key) ?? this.#byLowerKey.get(key.toLowerCase());
      if (found) return found;
    }
    return hasScheme(address) ? null : this.#byTail(keyOf(withoutQuery(address)).toLowerCase());
  }

  /** A relative name that only one companion ends with: its folder was renamed, or the page's address is not known. */
  #byTail(key: string): Companion | null {
    const tail = key.replace(/^(?:\.\.\/)+/, '');
    const same = this.#byEnd.get(tail.slice(tail.lastIndexOf('/') + 1)) ?? [];
    const fits = same.filter((one) => one.key.endsWith(`/${tail}`));
    return fits.length === 1 ? (fits[0]?.companion ?? null) : null;
  }
}

/** One spelling for all ways to write a name or an address. */
function keyOf(address: string): string {
  const plain = decoded(address.trim()).replace(/\\/g, '/').normalize('NFC');
  if (/^cid:/i.test(plain)) return `cid:${plain.slice(4).replace(/^<|>$/g, '')}`;
  const scheme = /^[a-z][a-z0-9+.-]*:(?:\/\/)?/i.exec(plain)?.[0] ?? '';
  const parts: string[] = [];
  for (const part of plain.slice(scheme.length).split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return scheme.toLowerCase() + parts.join('/');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function withoutQuery(address: string): string {
  return address.replace(/[?#].*$/s, '');
}

function hasScheme(address: string): boolean {
  return /^\s*(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address);
}

function inFull(address: string, base: string | null): string | null {
  if (base === null) return null;
  try {
    return new URL(address.trim(), base).href;
  } catch {
    return null;
  }
}
