import { limits } from '#contract';
import { isDeepStrictEqual } from 'node:util';
import type { StoredTemplate, TemplatesFile } from '../formats';
import { sha256 } from '../sha256';
import { rememberAll } from './annotations-file';
import { byId } from './by-id';
import { descent, type Field, pastOf } from './lineage';
import { compare, ranked, settled, taken } from './ranking';

/** Behind the name of a template that was written differently on two computers, of the one that was written earlier. */
const twice = ' (from another computer)';

const templateFields: readonly Field<StoredTemplate>[] = [
  { name: 'template', of: ({ template }) => template },
];
const [field] = templateFields as [Field<StoredTemplate>];

/** Templates of both, the oldest first. */
export function mergeTemplates(
  ours: TemplatesFile,
  theirs: TemplatesFile,
  base?: TemplatesFile,
): TemplatesFile {
  const copies: StoredTemplate[] = [];
  const all = byId(ours.templates, theirs.templates, base?.templates, (a, b, was) => {
    const { merged, copy } = mergeTemplate(a, b, was);
    if (copy) copies.push(copy);
    return [merged];
  });
  // A copy that was made before may have been changed or deleted since.
  const known = byId(all, copies, undefined, (a, b) => [ranked(a, b).winner]);
  const merged: TemplatesFile = {
    ...ours,
    templates: known.sort((a, b) => compare(a.created, b.created) || compare(a.id, b.id)),
  };
  return isDeepStrictEqual(merged, ours) ? ours : merged;
}

export function rememberTemplates(
  old: TemplatesFile,
  young: TemplatesFile,
  out: TemplatesFile,
): TemplatesFile {
  const templates = rememberAll(old.templates, young.templates, templateFields, out.templates);
  return templates === young.templates ? young : { ...young, templates };
}

/**
 * The newer text counts. Of two that were written independently the later one stays, and the other becomes a template of its
 * own, whose id follows from its words: two halves of two templates would be none.
 */
function mergeTemplate(
  ours: StoredTemplate,
  theirs: StoredTemplate,
  base?: StoredTemplate,
): { merged: StoredTemplate; copy: StoredTemplate | null } {
  const sides = { ours, theirs, base };
  const { winner, loser } = ranked(ours, theirs, ({ template }) => template);
  const line = descent(ours, theirs, base, field);
  const isApart = line === 'apart' && loser.template.trim() !== '';
  const empty = line === 'apart' && winner.template.trim() === '';
  const source = line === 'ours' ? ours : line === 'theirs' ? theirs : empty ? loser : winner;
  const merged: StoredTemplate = {
    id: ours.id,
    name: taken(sides, winner, ({ name }) => name),
    template: source.template,
    created: compare(ours.created, theirs.created) <= 0 ? ours.created : theirs.created,
    modified: winner.modified,
    deleted: taken(sides, winner, ({ deleted }) => deleted),
  };
  const whole = { ...merged, ...pastOf(merged, [winner, loser], templateFields) };
  const copy = isApart && !empty && loser.deleted === null ? copyOf(loser) : null;
  return { merged: settled(ours, theirs, whole, base), copy };
}

function copyOf({ past: _, ...other }: StoredTemplate): StoredTemplate {
  const sum = sha256(`${other.id}\n${other.template}`).slice(0, 20);
  const start = other.name.slice(0, limits.templateName - twice.length).replace(/\p{Surrogate}$/u, '');
  return { ...other, id: `both-${sum}`, name: `${start}${twice}` };
}
