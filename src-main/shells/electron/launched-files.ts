import { isAbsolute, resolve } from 'node:path';
import { articleAddressOf, parseLink } from '#contract/addresses';
import type { ArticleLink } from '#contract/linking';
import { readArguments, type ShellArguments } from '../arguments';

const mostFiles = 1000;
const mostLinks = 20;

/** What the program is asked to open. */
export interface Launched {
  files: string[];
  links: ArticleLink[];
}

/**
 * What the user wrote behind the program's name. Run from a checkout, the project's folder stands there too, with
 * switches of Electron's before it.
 */
export function argumentsOfUser(argv: string[], appPath: string): ShellArguments {
  const own = argv.findIndex((argument, at) => at > 0 && resolve(argument) === resolve(appPath));
  return readArguments(argv.slice(own > 0 ? own + 1 : 1), { lenient: true });
}

/** For the first instance, each as one text: an array in this place has made second instances end the first. */
export const packLaunched = ({ files, links }: Launched): { files: string; links: string } => ({
  files: JSON.stringify(files),
  links: JSON.stringify(links.map(articleAddressOf)),
});

/** What a second instance sent, or nothing: it may be any program of this user. */
export function unpackLaunched(data: unknown): Launched {
  const files = listIn(data, 'files', mostFiles);
  const links = listIn(data, 'links', mostLinks).map(parseLink);
  return {
    files: files.every((file) => isAbsolute(file) && !file.includes('\0')) ? files : [],
    links: links.filter((link) => link !== null),
  };
}

function listIn(data: unknown, name: keyof Launched, most: number): string[] {
  try {
    const packed = (data as Record<string, unknown> | null)?.[name];
    const list: unknown = JSON.parse(typeof packed === 'string' ? packed : '[]');
    if (!Array.isArray(list) || list.length > most) return [];
    return list.every((one) => typeof one === 'string') ? list : [];
  } catch {
    return [];
  }
}

/** What is to be opened may come before the program can open any. */
export interface LaunchQueue {
  add: (launched: Partial<Launched>) => void;
  /** Hands over what has come so far, and from now on everything at once. */
  start: (open: (launched: Launched) => void) => void;
}

export function createLaunchQueue(): LaunchQueue {
  let waiting: Launched = { files: [], links: [] };
  let open: ((launched: Launched) => void) | null = null;
  return {
    add: ({ files = [], links = [] }) => {
      if (files.length + links.length === 0) return;
      if (open) open({ files, links });
      else waiting = { files: [...waiting.files, ...files], links: [...waiting.links, ...links] };
    },
    start: (to) => {
      open = to;
      if (waiting.files.length + waiting.links.length > 0) to(waiting);
      waiting = { files: [], links: [] };
    },
  };
}
