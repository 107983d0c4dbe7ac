/**
 * What is taken out of a folder, told by names alone; both sides walk folders. A file that the user names itself is
 * tried whatever it is called, so that a refusal can name it.
 */
const importable = /\.(?:html?|xhtml?|txt|text)$/i;

const isHidden = (name: string): boolean => name.startsWith('.');

/** Whether a file found in a folder is taken. */
export function takesFile(name: string): boolean {
  return !isHidden(name) && importable.test(name);
}

/**
 * Whether a folder found in a folder is walked. Browsers put a saved page's pictures and frames into `<name>_files`
 * beside `<name>.html`.
 * @param siblings whether the folder that it lies in has an entry of this name
 */
export function walksFolder(name: string, siblings: (name: string) => boolean): boolean {
  const page = /^(.+)_files$/.exec(name)?.[1];
  const isOfPage = page !== undefined && ['html', 'htm', 'xhtml'].some((end) => siblings(`${page}.${end}`));
  return !isHidden(name) && !isOfPage;
}

/**
 * Those of a folder's files that are taken.
 * @param paths of all files in it, with slashes between the parts; the first part is the chosen folder itself, which
 *   may be called anything
 */
export function takenOutOf(paths: readonly string[]): Set<string> {
  const known = new Set(paths);
  return new Set(
    paths.filter((path) => {
      const parts = path.split('/');
      const inside = (depth: number) => (name: string) =>
        known.has([...parts.slice(0, depth), name].join('/'));
      return (
        takesFile(parts.at(-1) ?? '') &&
        parts.slice(1, -1).every((folder, n) => walksFolder(folder, inside(n + 1)))
      );
    }),
  );
}
