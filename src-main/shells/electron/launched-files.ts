import { isAbsolute, resolve } from 'node:path';
import { readArguments, type ShellArguments } from '../arguments';

const mostFiles = 1000;

/**
 * What the user wrote behind the program's name. Run from a checkout, the project's folder stands there too, with
 * switches of Electron's before it.
 */
export function argumentsOfUser(argv: string[], appPath: string): ShellArguments {
  const own = argv.findIndex((argument, at) => at > 0 && resolve(argument) === resolve(appPath));
  return readArguments(argv.slice(own > 0 ? own + 1 : 1), { lenient: true });
}

/** For the first instance, as one text: an array in this place has made second instances end the first. */
export const packFiles = (files: string[]): { files: string } => ({ files: JSON.stringify(files) });

/** What a second instance sent, or nothing: it may be any program of this user. */
export function unpackFiles(data: unknown): string[] {
  try {
    const packed = (data as { files?: unknown } | null)?.files;
    const files: unknown = JSON.parse(typeof packed === 'string' ? packed : '[]');
    if (!Array.isArray(files) || files.length > mostFiles) return [];
    return files.every((file) => typeof file === 'string' && isAbsolute(file) && !file.includes('\0'))
      ? (files as string[])
      : [];
  } catch {
    return [];
  }
}

/** Files to open that may come before the program can open any. */
export interface LaunchQueue {
  add: (files: string[]) => void;
  /** Hands over what has come so far, and from now on everything at once. */
  start: (launch: (files: string[]) => Promise<void>) => void;
}

export function createLaunchQueue(): LaunchQueue {
  let waiting: string[] = [];
  let launch: ((files: string[]) => Promise<void>) | null = null;
  const pass = (files: string[]): void => {
    if (files.length > 0) launch?.(files).catch((error: unknown) => console.error(error));
  };
  return {
    add: (files) => {
      if (launch) pass(files);
      else waiting.push(...files);
    },
    start: (to) => {
      launch = to;
      pass(waiting);
      waiting = [];
    },
  };
}
