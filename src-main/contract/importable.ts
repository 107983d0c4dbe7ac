import { limits } from './limits';

/**
 * What is taken out of a folder or an archive, told by names alone; both sides walk folders. A file that the user names
 * itself is tried whatever it is called, so that a refusal can name it.
 */
const extensions = [
  ...['html', 'htm', 'xhtml', 'xht', 'mhtml', 'mht', 'txt', 'text', 'md', 'markdown'],
  ...['epub', 'docx', 'pdf', 'zip'],
];
const importable = new RegExp(`\\.(?:${extensions.join('|')})$`, 'i');
const page = /\.(?:html?|xhtml?|xht)$/i;

/** Endings of what other tools export; in a folder such a file may be anything, and is left alone. */
const ofTools = ['csv', 'tsv', 'json', 'rdf', 'xml'];

/** For a file dialog: the extensions that are read. */
export const readExtensions = [...extensions, ...ofTools].map((extension) => `.${extension}`).join(',');

/**
 * What browsers and office programs put behind a page's name for the folder of its pictures, in the languages they
 * speak: https://learn.microsoft.com/windows/win32/shell/manage#connected-files
 */
const folderEndings = [
  ...['_files', '.files', '_file', '-Dateien', '_fichiers', '_archivos', '_arquivos', '_ficheiros'],
  ...['_bestanden', '-filer', '_tiedostot', '_pliki', '_soubory', '_elemei', '_dosyalar', '_datoteke'],
  ...['_fitxers', '_fitxategiak', '_failid', '_fails', '_bylos', '_fajlovi'],
];

/** Endings of files that lie in such a folder and are no pictures; a picture may have any other, or none. */
const noPicture =
  /\.(?:m?js|css|html?|xhtml|json|xml|txt|php|aspx?|woff2?|ttf|otf|eot|mp[34]|m4[av]|web[m]|og[gv]|wav|pdf|zip|svgz?|ico)(?:\.download)?$/i;

const isHidden = (name: string): boolean => name.startsWith('.');

/** Whether a file found in a folder is taken. */
export function takesFile(name: string): boolean {
  return !isHidden(name) && importable.test(name);
}

/** Whether a file of this name may be a saved page with a folder of pictures beside it. */
export function isPage(name: string): boolean {
  return page.test(name);
}

/** Whether a file in the folder of a saved page may be one of its pictures; what it is, its bytes say. */
export function mayBePicture(name: string): boolean {
  return !isHidden(name) && !noPicture.test(name);
}

/** The names that the folder of a saved page's pictures may have. */
export function foldersOfPage(name: string): string[] {
  const stem = isPage(name) ? name.replace(page, '') : null;
  return stem === null ? [] : folderEndings.map((ending) => stem + ending);
}

/**
 * Whether a folder holds the pictures and frames of a page that was saved beside it.
 * @param siblings whether the folder that it lies in has an entry of this name
 */
export function isFolderOfPage(name: string, siblings: (name: string) => boolean): boolean {
  const ending = folderEndings.find((one) => name.endsWith(one) && name.length > one.length);
  if (ending === undefined) return false;
  const stem = name.slice(0, -ending.length);
  return ['html', 'htm', 'xhtml', 'xht', 'HTML', 'HTM'].some((extension) => siblings(`${stem}.${extension}`));
}

/**
 * Whether a folder found in a folder is walked: not a hidden one, nor one of a saved page, whose frames are no articles.
 * @param siblings as for `isFolderOfPage`
 */
export function walksFolder(name: string, siblings: (name: string) => boolean): boolean {
  return !isHidden(name) && !isFolderOfPage(name, siblings);
}

/** A file to import, by its path, and the pictures that lie in its folder. */
export interface Taken {
  path: string;
  companions: { path: string; /** As the page names it: `photo_files/a.jpg`. */ name: string }[];
}

/**
 * Those of a folder's files that are taken, each with the pictures beside it.
 * @param paths of all files in it, with slashes between the parts; the first part is the chosen folder itself, which
 *   may be called anything
 */
export function takenOutOf(paths: readonly string[]): Taken[] {
  // Folders count as entries too: `a.html` may be the name of one.
  const files = new Set(paths);
  const byFolder = new Map<string, string[]>();
  for (const path of paths) {
    const parts = path.split('/');
    for (let depth = 1; depth < parts.length; depth++) {
      const folder = parts.slice(0, depth).join('/');
      const inside = byFolder.get(folder);
      if (inside) inside.push(path);
      else byFolder.set(folder, [path]);
    }
  }
  const isTaken = (path: string): boolean => {
    const parts = path.split('/');
    const beside = (depth: number) => (name: string) => files.has([...parts.slice(0, depth), name].join('/'));
    return (
      takesFile(parts.at(-1) ?? '') &&
      parts.slice(1, -1).every((folder, n) => walksFolder(folder, beside(n + 1)))
    );
  };
  return paths.filter(isTaken).map((path) => {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const beside = foldersOfPage(path.slice(folder.length)).flatMap(
      (name) => byFolder.get(folder + name) ?? [],
    );
    const pictures = beside.filter((one) => mayBePicture(one.slice(one.lastIndexOf('/') + 1)));
    return {
      path,
      companions: pictures
        .slice(0, limits.companions)
        .map((one) => ({ path: one, name: one.slice(folder.length) })),
    };
  });
}

/** The most bytes that a file may have, told by its first ones: at least 1024 of them when it has so many. */
export function mostBytes(head: Uint8Array): number {
  const starts = (signature: readonly number[]): boolean => signature.every((byte, n) => head[n] === byte);
  if (starts([0x50, 0x4b, 3, 4]) || starts([0x50, 0x4b, 5, 6])) return limits.archiveBytes;
  return isPdf(head) ? limits.documentBytes : limits.htmlBytes;
}

/**
 * Whether bytes begin as a PDF does. Programs put lines of their own before its header, and readers look for it in the
 * first 1024 bytes; a text that only speaks of `%PDF-` has neither comment nor object in the line behind it.
 */
export function isPdf(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  return (
    /^(?:\xef\xbb\xbf)?\s*%PDF-/.test(head) ||
    /%PDF-\d\.\d[ \t]{0,8}[\r\n]\s{0,8}(?:%|\d{1,8} \d{1,5} obj\b)/.test(head)
  );
}

/** Whether a file that begins so is a packed library: its first entry, behind a header of 30 bytes, says it. */
export function isPackedLibrary(head: Uint8Array): boolean {
  const name = 'synoptic-library.json';
  return (
    head[0] === 0x50 &&
    head[1] === 0x4b &&
    [...name].every((sign, at) => head[30 + at] === sign.charCodeAt(0)) &&
    head[26] === name.length
  );
}
