import { existsSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';

const home = import.meta.dirname;

/** Modules that are loaded with this one, and the packages that they bring. What is only imported when it is needed is left out. */
function loadedWith(start: string): Map<string, string> {
  const packages = new Map<string, string>();
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const source = readFileSync(file, 'utf8');
    for (const [, name = ''] of source.matchAll(
      /^(?:import|export) (?!type\b)(?:[^;']*? from )?'([^']+)'/gm,
    )) {
      if (!name.startsWith('.')) packages.set(name, relative(home, file));
      else {
        const there = resolve(dirname(file), name);
        const found = [`${there}.ts`, there].find((one) => existsSync(one));
        if (found?.endsWith('.ts')) visit(found);
      }
    }
  };
  visit(resolve(home, start));
  expect(seen.size).toBeGreaterThan(3);
  return packages;
}

const heavy = /^(?:jsdom|liquidjs|docx|@citation-js\/|mammoth|pdfjs-dist)/;

it.each(['app.ts', 'other-tools/might-be.ts', 'other-tools/bringing.ts', 'export/exporting.ts'])(
  'nothing that takes long to load comes with %s',
  (start) => {
    const found = [...loadedWith(start)].filter(([name]) => heavy.test(name));
    expect(Object.fromEntries(found)).toEqual({});
  },
);
