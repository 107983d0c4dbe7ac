import { foldersOfPage } from '#contract/importable';
import type { CleanInput } from '../cleaned';
import { elementsIn } from './element-kinds';

/**
 * What to say of a saved page whose pictures lie in a folder beside it that did not come with it; nothing otherwise.
 * @param document the page before the extraction
 */
export function missingFolder({ name, companions = [] }: CleanInput, document: Document): string[] {
  if (companions.length > 0) return [];
  const folders = new Set(foldersOfPage(name));
  for (const picture of elementsIn(document, 'img')) {
    const folder = firstFolder(picture.getAttribute('src') ?? '');
    if (folder !== null && folders.has(folder)) {
      return [
        `The pictures of this page lie in the folder “${folder}”. Drop it together with the page to have them.`,
      ];
    }
  }
  return [];
}

function firstFolder(src: string): string | null {
  const folder = /^(?:\.\/)?([^/:?#]+)\//.exec(src)?.[1];
  if (folder === undefined) return null;
  try {
    return decodeURIComponent(folder);
  } catch {
    return folder;
  }
}
