import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredTemplate, TemplatesFile } from '../formats';
import { mergeTemplates, rememberTemplates } from './templates';

const at = (minute: number): string => new Date(Date.UTC(2026, 4, 1, 10, minute)).toISOString();
const time = fc.integer({ min: 0, max: 6 }).map(at);
const fileOf = (...templates: StoredTemplate[]): TemplatesFile => ({ formatVersion: 1, templates });

/** Few values, so that two records often agree in some. */
const templates = fc
  .uniqueArray(
    fc.record({
      id: fc.constantFrom('template-1', 'template-2', 'template-3'),
      name: fc.constantFrom('Digest', 'Table'),
      template: fc.constantFrom('', 'one', 'two', 'three'),
      ...{ created: fc.constant(at(0)), modified: time, deleted: fc.option(time, { nil: null, freq: 3 }) },
    }),
    { selector: ({ id }) => id, maxLength: 3 },
  )
  .map((all) => fileOf(...all.map((one) => ({ ...one })).sort((a, b) => (a.id < b.id ? -1 : 1))));

describe('the templates of two computers', () => {
  it('merge to the same on both, once, without losing what either says', () => {
    fc.assert(
      fc.property(templates, templates, (a, b) => {
        const both = mergeTemplates(a, b);
        expect(both).toEqual(mergeTemplates(b, a));
        expect(mergeTemplates(both, both)).toBe(both);
        expect(mergeTemplates(both, a)).toEqual(both);
        expect(mergeTemplates(both, b)).toEqual(both);
        const there = new Set(both.templates.map(({ template }) => template));
        for (const one of [a, b].flatMap((file) => file.templates))
          if (one.deleted === null && one.template !== '') expect(there).toContain(one.template);
      }),
    );
  });

  const first: StoredTemplate = {
    ...{ id: 'template-1', name: 'Digest', template: 'one' },
    ...{ created: at(0), modified: at(0), deleted: null },
  };
  const before = fileOf(first);
  const then = (file: TemplatesFile, more: Partial<StoredTemplate>, minute: number): TemplatesFile =>
    rememberTemplates(
      file,
      fileOf(...file.templates.map((one) => ({ ...one, ...more, modified: at(minute) }))),
      file,
    );

  it('have both texts where both were written on, the earlier one under a name that says so', () => {
    const [ours, theirs] = [then(before, { template: 'ours' }, 5), then(before, { template: 'theirs' }, 6)];
    const both = mergeTemplates(ours, theirs).templates;
    expect(both.map(({ name, template }) => [name, template])).toEqual([
      ['Digest (from another computer)', 'ours'],
      ['Digest', 'theirs'],
    ]);
    expect(both[1]?.id).toBe('template-1');
  });

  it('have the newer text where only one computer went on, however old the other copy is', () => {
    const later = then(then(before, { template: 'two' }, 5), { template: 'three' }, 9);
    expect(mergeTemplates(before, later)).toEqual(later);
    expect(mergeTemplates(later, before)).toEqual(later);
  });

  it('take name and text from the computer that has changed each, when it is known what both began with', () => {
    const [ours, theirs] = [then(before, { template: 'ours' }, 5), then(before, { name: 'Table' }, 6)];
    const both = mergeTemplates(ours, theirs, before).templates;
    expect(both).toMatchObject([{ name: 'Table', template: 'ours' }]);
  });

  it('are deleted by a later deletion, and not by an earlier one', () => {
    const gone = then(before, { deleted: at(5) }, 5);
    expect(mergeTemplates(gone, then(before, { name: 'Table' }, 4)).templates[0]?.deleted).toBe(at(5));
    expect(mergeTemplates(gone, then(before, { name: 'Table' }, 6)).templates[0]?.deleted).toBeNull();
  });
});
