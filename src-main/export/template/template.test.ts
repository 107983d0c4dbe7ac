import { defaultCategories } from '#contract/categories';
import { templateFilters, templateVariables } from '#contract/templating';
import { describe, expect, it } from 'vitest';
import { exampleArticle } from './example';
import { filters } from './filters';
import { readTemplate, TemplateError } from './template';
import { variablesOf } from './variables';

const categories = defaultCategories.map((category) => ({ ...category }));
const options = { categories, callouts: false, wikiLinks: false, single: false, cite: () => 'Cited.' };
const variables = () => variablesOf(exampleArticle, options);
const rendered = (template: string): string => {
  const { frontMatter, body } = readTemplate(template).render(variables());
  return frontMatter + body;
};
const problems = (template: string): unknown => {
  try {
    return rendered(template);
  } catch (error) {
    return error instanceof TemplateError ? error.problems : error;
  }
};

describe('a template', () => {
  it('writes words as words below the front matter, and as values within', () => {
    const template = '---\ntitle: {{ "- [a]: #b" }}\nlist: {{ tags }}\n---\n# {{ "- [a]: #b" }}\n';
    expect(rendered(template)).toBe('---\ntitle: "- [a]: #b"\nlist: ["relief"]\n---\n# \\- \\[a\\]: \\#b\n');
  });

  it('keeps what the reader wrote in Markdown', () => {
    expect(rendered('{% for note in notes limit: 1 %}{{ note.note }}{% endfor %}')).toBe(
      'Others say **eleven**; check the hour.',
    );
  });

  it('leaves no line behind where a line is only a tag', () => {
    expect(rendered('a\n{% if tags.size > 0 %}\nb\n{% endif %}\nc {% if tags %}d{% endif %}\n')).toBe(
      'a\nb\nc d\n',
    );
  });

  it('gives its variables on from the front matter to the rest', () => {
    expect(rendered('---\n{% assign kind = "report" %}\ntype: {{ kind }}\n---\n{{ kind }}')).toBe(
      '---\ntype: "report"\n---\nreport',
    );
  });

  it.each([
    [
      '# {{ article.title }}\n{{ artikle.title }}',
      2,
      4,
      /^There is no “artikle”\. Did you mean “article”\?$/,
    ],
    ['---\nid: {{ article.idd }}\n---\n', 2, 8, /“article\.idd”\. Did you mean “article\.id”\?/],
    ['---\nid: 1\n---\n\n{{ tags | shout }}', 5, 1, /^There is no filter “shout”\.$/],
    ['a\n\n  {% if %}\n', 3, 8, /./],
    ['a\n{% for note in notes %}\n', 2, 1, /not ended by \{% endfor %\}\.$/],
    ['{{ note.quote }}', 1, 4, /^“note” is known only between \{% for note in notes %\}/],
    ['{% for note in notes %}{{ note.qoute }}{% endfor %}', 1, 27, /Did you mean “note\.quote”\?/],
    ['{{ tags | hastags }}', 1, 1, /Did you mean “hashtags”\?/],
    ['{% fro note in notes %}', 1, 1, /^There is no tag “fro”\. Did you mean “for”\?$/],
    ['a\n{% endif %}', 2, 1, /^This “endif” belongs to nothing that is open\.$/],
    ['{% if tags', 1, 1, /not closed with %\}\.$/],
    ['{{ }}', 1, 4, /missing/],
    ['{% for i in (1..99999999) %}{% endfor %}', 1, 1, /more than fits/],
    ['a {% include "x" %}', 1, 3, /include/],
    ['{% render "../../etc/passwd" %}', 1, 1, /render/],
    ['{% layout "x" %}', 1, 1, /layout/],
    ['{{ "x" }', 1, 1, /not closed/],
    ['---\ntitle: "{{ article.title }}"\n---\n', 2, 1, /put quotes around themselves/],
    ['---\nid: 1\nkind: [\n---\n# a', 3, 1, /^What comes out as front matter cannot be read: “kind: \[”\./],
    ['# {{ article.title }\n{{ tags }}', 1, 21, /^Here \}\} was expected, or \| and a filter\.$/],
    ['{{ tags | join "," }}', 1, 16, /^Between a filter and what it is given stands a colon\.$/],
    ['{% assign = 1 %}', 1, 11, /\{% assign name = value %\}/],
    ['{% assign x 1 %}', 1, 13, /\{% assign name = value %\}/],
    ['{% %}', 1, 4, /^A tag begins with its name/],
  ])('%j says where it is wrong', (template, line, column, message) => {
    expect(problems(template)).toEqual([
      { line, column, message: expect.stringMatching(message) as unknown },
    ]);
  });

  it('ends a loop that does not end, and says where it is', () => {
    const endless = 'a\n{% for i in (1..9999) %}{% for j in (1..99999) %}{% endfor %}{% endfor %}';
    const run = (): unknown => readTemplate(endless).render({}, 20);
    expect(run).toThrow(/line 2: This takes too long/);
  });

  it('names no stack and no file in what it says', () => {
    for (const template of [
      '{{ x',
      '{% if %}',
      '{{ a | b }}',
      '{{ "a" | date: 5, 6 | indent: "x" | first.y }}',
    ])
      expect(JSON.stringify(problems(template))).not.toMatch(/node_modules|\.ts|\.js|line:\d/);
  });

  it.each([
    '{% for a in (1..100000000) %}x{% endfor %}',
    '{% assign a = "0123456789" %}{% for i in (1..40) %}{% assign a = a | append: a %}{% endfor %}{{ a.size }}',
  ])('%j ends', (template) => {
    expect(JSON.stringify(problems(template))).toMatch(/more than fits|too long/);
  });

  it('reaches nothing of the program', () => {
    for (const name of ['constructor', '__proto__', 'toString.constructor', 'note.constructor'])
      expect(JSON.stringify(problems(`{{ article.${name} }}`))).not.toMatch(/function|native|class/);
  });

  it('has the variables that are documented, and no others', () => {
    const all = variables();
    const names = (prefix: string, group: object): string[] =>
      Object.keys(group).map((key) => `${prefix}.${key}`);
    const [note] = all.notes;
    const [link] = note?.links ?? [];
    const there = [
      ...names('article', all.article),
      'notes',
      ...names('note', note ?? {}),
      ...names('link', link ?? {}),
      'tags',
      ...names('options', all.options),
    ];
    expect(templateVariables.map(({ name }) => name).sort()).toEqual(there.sort());
    expect(templateFilters.map(({ name }) => name).sort()).toEqual(Object.keys(filters).sort());
  });
});

describe('filters', () => {
  it.each([
    ['{{ "a\nb" | quote }}', '> a\n>\n> b'],
    ['{{ notes[0].note | quote }}', '> Others say **eleven**; check the hour.'],
    ['- {{ "x\ny" | quote | indent: 2 }}', '- > x\n  >\n  > y'],
    ['{{ "death toll!" | tag }}', 'death-toll'],
    ['#{{ "snake_case" | tag }}', '#snake_case'],
    ['{{ "a b,c d,a b" | split: "," | hashtags }}', '#a-b #c-d'],
    ['[[{{ "a]] | b" | wiki }}]]', '[[a b]]'],
    ['[x]({{ "https://a.b/(c d)?e=&lt;" | url }})', '[x](https://a.b/%28c%20d%29?e=&lt%3B)'],
    ['{{ "a `b` c" | code }}', '``a `b` c``'],
    ['{{ "2026-03-02T23:30:00-05:00" | date }}', '2026-03-02'],
    ['{{ "2026-03-02T23:30:00-05:00" | date: "%d.%m.%Y %H:%M" }}', '02.03.2026 23:30'],
    ['{{ "2026-03-02" | date: "%d.%m.%Y" }}', '02.03.2026'],
    ['{{ "2026-03" | date: "%d.%m.%Y" }}', '2026-03'],
    ['{{ article.title | upcase }}', 'BARGES \\#3 AND \\#4 REACH OBERWALD'],
    ['[{{ "a](javascript:x)" }}](y)', '[a\\](javascript:x)](y)'],
    ['{{ "foo:: bar ((x)) {{y" }}', 'foo\\:\\: bar \\(\\(x)) \\{\\{y'],
  ])('%j gives %j', (template, expected) => {
    expect(rendered(template)).toBe(expected);
  });
});
