/** Where in the archive an address leads that a file of it names; null when it leads out of it or nowhere. */
export interface Target {
  path: string;
  /** Id of the element, or empty. */
  fragment: string;
}

/**
 * Resolves an address of one file of a book to another. The result is a key to the archive's entries, nothing else.
 * @param from path of the file that names the address
 */
export function resolveTarget(from: string, address: string): Target | null {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(address.trim())) return null;
  const [whole = '', fragment = ''] = address.trim().split('#', 2);
  const named = unescaped(whole.split('?', 1)[0] ?? '');
  if (named === '') return { path: from, fragment: unescaped(fragment) };
  const parts = named.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of named.split('/')) {
    if (part === '..') {
      if (parts.length === 0) return null;
      parts.pop();
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  return { path: parts.join('/'), fragment: unescaped(fragment) };
}

/** An address as the name that it stands for. */
export function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
