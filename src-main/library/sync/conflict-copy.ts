/**
 * Names under which programs that keep folders in step put a file aside when it was changed on two computers. They
 * put something between the name and its ending, each in its own way and in the language of the computer:
 *
 *     annotations.sync-conflict-20261122-101500-ABCDEFG.json           Syncthing
 *     annotations (conflicted copy 2026-11-22 101500).json             Nextcloud, ownCloud
 *     annotations (Ines’s conflicted copy 2026-11-22).json             Dropbox
 *     annotations-DESKTOP-AB12.json                                    OneDrive
 *     annotations 2.json, annotations (1).json                         iCloud, Google Drive, a file manager
 *
 * None of our own names has a space or a bracket, so that whatever stands there is enough to know one.
 */

/**
 * The name of the file that this one is a copy of, or null.
 * @param originals names of files that may have copies, `annotations.json`
 */
export function copyOf(name: string, originals: readonly string[]): string | null {
  if (isPartial(name) || originals.includes(name)) return null;
  for (const original of originals) {
    const dot = original.lastIndexOf('.');
    const [stem, ending] = dot < 0 ? [original, ''] : [original.slice(0, dot), original.slice(dot)];
    if (!name.startsWith(stem) || !name.endsWith(ending)) continue;
    const between = name.slice(stem.length, name.length - ending.length);
    if (/^(?:[ (]|\.sync-conflict-|[-_][A-Za-z0-9])/.test(between)) return original;
  }
  return null;
}

/** The id that a file or folder which is named by one is a copy of, or null. */
export function copiedId(name: string, ending = ''): string | null {
  if (isPartial(name) || !name.endsWith(ending)) return null;
  const stem = name.slice(0, name.length - ending.length);
  return (
    /^([A-Za-z0-9_-]{8,64}?)(?: ?\(.+\)| \d{1,3}|\.sync-conflict-[0-9A-Za-z-]+)$/.exec(stem)?.[1] ?? null
  );
}

/** A file that is being copied, or that belongs to the program which does it. */
export function isPartial(name: string): boolean {
  return /^(?:\.|~)/.test(name) || /\.(?:tmp|part|partial|download|crdownload|owncloudsync)$/i.test(name);
}
