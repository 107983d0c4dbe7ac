import { homedir } from 'node:os';
import { join } from 'node:path';

/** The library folder when none is named: the platform's place for a program's data, the same for all shells. */
export function defaultLibraryDir(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Synoptic');
  if (platform === 'win32') return join(env.APPDATA || join(home, 'AppData', 'Roaming'), 'Synoptic');
  // The XDG specification: a relative path in it is invalid and must be ignored.
  const data = env.XDG_DATA_HOME?.startsWith('/') ? env.XDG_DATA_HOME : join(home, '.local', 'share');
  return join(data, 'synoptic');
}
