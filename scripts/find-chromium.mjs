import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
];

/** @type {Record<string, string[]>} */
const fixed = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Brave Browser.app/Contents/MacOS/Brave Browser',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((variable) =>
    process.env[variable]
      ? [
          join(process.env[variable], 'Google/Chrome/Application/chrome.exe'),
          join(process.env[variable], 'Microsoft/Edge/Application/msedge.exe'),
          join(process.env[variable], 'BraveSoftware/Brave-Browser/Application/brave.exe'),
        ]
      : [],
  ),
};

const runnable = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/**
 * Path of an installed browser of the Chromium family, or null. SYNOPTIC_BROWSER names one by hand.
 * @returns {string | null}
 */
export function findChromium() {
  const named = process.env.SYNOPTIC_BROWSER;
  if (named) return runnable(named) ? named : null;
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap((dir) => names.map((name) => join(dir, name)));
  const byName = names.flatMap((name) => onPath.filter((path) => path.endsWith(name)));
  return [...(fixed[process.platform] ?? []), ...byName].find(runnable) ?? null;
}
