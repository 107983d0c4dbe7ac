import { templateFilters, templateVariables, type TemplateName } from '#contract/templating';
import { describe, expect, it } from 'vitest';
import type { Replacement } from '../ui/note/note-editing';
import { insertFilter, insertVariable, moveLines } from './insertion';

/** `|` is the caret; two of them are the ends of the selection. ¦ stands for a bar of the template. */
function field(marked: string) {
  const start = marked.indexOf('|');
  const end = marked.lastIndexOf('|');
  const text = marked.replaceAll('|', '').replaceAll('¦', '|');
  return { text, start, end: end === start ? start : end - 1 };
}
function after(marked: string, change: Replacement | null): string | null {
  if (!change) return null;
  const { text } = field(marked);
  const next = (text.slice(0, change.from) + change.insert + text.slice(change.to)).replaceAll('|', '¦');
  const { start, end } = change;
  return start === end
    ? `${next.slice(0, start)}|${next.slice(start)}`
    : `${next.slice(0, start)}|${next.slice(start, end)}|${next.slice(end)}`;
}
const named = (names: readonly TemplateName[], wanted: string): TemplateName => {
  const found = names.find(({ name }) => name === wanted);
  if (!found) throw new Error(`there is no ${wanted}`);
  return found;
};

describe('a variable that is chosen', () => {
  it.each([
    ['# |', 'article.title', '# {{ article.title }}|'],
    ['# |word|', 'article.title', '# {{ article.title }}|'],
    ['{{ | }}', 'article.title', '{{ article.title| }}'],
    ['{% if | %}', 'note.placed', '{% if note.placed| %}'],
    ['{{ a }}|', 'note.quote', '{{ a }}{{ note.quote }}|'],
    ['|', 'notes', '{% for note in notes %}\n|\n{% endfor %}'],
    ['|each|', 'notes', '{% for note in notes %}\n|each|\n{% endfor %}'],
    ['|', 'note.links', '{% for link in note.links %}\n|\n{% endfor %}'],
    ['|', 'note.tags', '{{ note.tags }}|'],
    ['|', 'options.callouts', '{% if options.callouts %}|{% endif %}'],
    ['{% if a %}|', 'article.url', '{% if a %}{{ article.url }}|'],
  ])('in %j, %s gives %j', (before, name, expected) => {
    expect(after(before, insertVariable(named(templateVariables, name), field(before)))).toBe(expected);
  });
});

describe('a filter that is chosen', () => {
  it.each([
    ['{{ note.quote }}|', 'quote', '{{ note.quote ¦ quote }}|'],
    ['{{ note.quote| }}', 'quote', '{{ note.quote ¦ quote| }}'],
    ['{{ note.quote |}}', 'code', '{{ note.quote ¦ code| }}'],
    ['{{ note.note ¦ quote| }}', 'indent', '{{ note.note ¦ quote ¦ indent: 4| }}'],
    ['{{- a -}}|', 'md', '{{- a ¦ md -}}|'],
    ['|', 'date', '{{ | ¦ date }}'],
    ['|note.tags|', 'hashtags', '{{ |note.tags| ¦ hashtags }}'],
  ])('in %j, %s gives %j', (before, name, expected) => {
    expect(after(before, insertFilter(named(templateFilters, name), field(before)))).toBe(expected);
  });
});

describe('Tab', () => {
  it.each([
    ['a|b', false, 'a  |b'],
    ['|a\nb|\nc', false, '  |a\n  b|\nc'],
    ['|a\n|b', false, '  |a\n|b'],
    ['  a|b', true, 'a|b'],
    ['  |a\n b|', true, '|a\nb|'],
    ['a|', true, null],
  ])('in %j (out: %s) gives %j', (before, out, expected) => {
    expect(after(before, moveLines(field(before), out))).toBe(expected);
  });
});
