import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { templateFilters, templateVariables } from '#contract/templating';
import { defaultCategories } from '#contract/categories';
import { describe, expect, it } from 'vitest';
import { exampleArticle } from './example';
import { filters } from './filters';
import { readTemplate } from './template';
import { variablesOf } from './variables';

const variables = variablesOf(exampleArticle, {
  ...{ categories: defaultCategories, callouts: false, wikiLinks: false, single: false },
  cite: () => 'Doe, J. (2026).',
});

/** Every name that a template can write, as help would list it. */
function namesIn(scope: object, prefix = ''): Map<string, unknown> {
  return new Map(
    Object.entries(scope).flatMap(([name, value]: [string, unknown]) => {
      const full = `${prefix}${name}`;
      const inside = prefix === '' && (name === 'article' || name === 'options');
      return inside ? [...namesIn(value as object, `${name}.`)] : [[full, value] as const];
    }),
  );
}
const [note] = variables.notes;
const [link] = note?.links ?? [];
const given = new Map([
  ...namesIn(variables),
  ...namesIn(note ?? {}, 'note.'),
  ...namesIn(link ?? {}, 'link.'),
]);

describe('the help of templates', () => {
  it('lists every variable that there is, and no other', () => {
    expect(templateVariables.map(({ name }) => name).sort()).toEqual([...given.keys()].sort());
  });

  it.each(templateVariables)('says rightly what $name is', ({ name, is }) => {
    const value = given.get(name);
    const found = Array.isArray(value) ? 'list' : typeof value === 'boolean' ? 'choice' : undefined;
    expect(found).toBe(is);
  });

  it('lists every filter of our own, and no other', () => {
    expect(templateFilters.map(({ name }) => name).sort()).toEqual(Object.keys(filters).sort());
  });

  it.each(templateVariables.filter(({ name }) => !/^(?:note|link)\./.test(name)))(
    '$name can be written, and asked for',
    ({ name }) => {
      const said = `{% if ${name} %}{{ ${name} | md }}{% endif %}`;
      expect(() => readTemplate(said).render(variables)).not.toThrow();
    },
  );
});

it('docs/exporting.md lists the same', async () => {
  const page = await readFile(join(import.meta.dirname, '../../../docs/exporting.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `([\w.]+)` +\|/gm)].map(([, name]) => name);
  const names = [...templateVariables, ...templateFilters].map(({ name }) => name);
  expect(rows.filter((name) => names.includes(name ?? '')).sort()).toEqual(names.sort());
});
