/** A title of last resort: the file's name without its extension, with spaces where names use other signs. */
export function titleFromName(name: string): string {
  const stem = name.replace(/\.[a-z0-9]{1,5}$/i, '');
  return (/\s/.test(stem) ? stem : stem.replace(/[_+-]+/g, ' ')).trim() || name;
}
