import { templateVariables } from '#contract/templating';

/**
 * What Liquid says of a template, in a sentence for whoever wrote it. What is not known here stays as it was said.
 * @param tags and filters that there are, for guessing what was meant
 */
export function inPlainWords(said: string, tags: readonly string[], filters: readonly string[]): string {
  for (const [form, words] of forms) {
    const found = form.exec(said);
    if (found) return sentence(words(found[1] ?? '', { tags, filters }));
  }
  return sentence(said);
}

interface Known {
  tags: readonly string[];
  filters: readonly string[];
}

const forms: readonly (readonly [RegExp, (name: string, known: Known) => string])[] = [
  [/^undefined variable: (.*)$/s, (name) => ofVariable(name)],
  [
    /^undefined filter: (.*)$/s,
    (name, { filters }) => `There is no filter “${name}”.${meant(name, filters)}`,
  ],
  [/^tag "(.*)" not found$/s, (name, { tags }) => ofTag(name, tags)],
  [/^tag "\{%.*" not closed$/s, () => 'The tag that begins here is not closed with %}'],
  [
    /^tag \{%-?\s*(\w+).*%\} not closed$/s,
    (name) => `What begins with this “${name}” is not ended by {% end${name} %}`,
  ],
  [/^output ".*" not closed$/s, () => 'What begins here is not closed with }}'],
  [/^illegal tag: \{%-?\s*for\b/s, () => 'A loop is written {% for note in notes %}'],
  [/^illegal tag: (.*)$/s, (tag) => `This tag cannot be understood: ${tag}`],
  [/^invalid value expression: "\s*"$/s, () => 'Something is missing here'],
  [/^invalid value expression: (.*)$/s, (value) => `This value cannot be understood: ${value}`],
  // As where one of the two braces is missing.
  [/^expected "\|" before filter$/, () => 'Here }} was expected, or | and a filter'],
  [/^expected filter name$/, () => 'Behind | comes the name of a filter'],
  [/^expected ":" after filter name$/, () => 'Between a filter and what it is given stands a colon'],
  [/^expected (?:variable name|"=")$/, () => 'A name of your own is given by {% assign name = value %}'],
  [/^unexpected character (.*)$/s, (rest) => `From here on this cannot be understood: ${rest}`],
  [/^illegal tag syntax, tag name expected$/, () => 'A tag begins with its name: {% if … %}, {% for … %}'],
  [/^memory alloc limit exceeded$/, () => 'This makes more than fits into a document'],
  [
    /^template render limit exceeded$/,
    () => 'This takes too long. Look for a loop that goes through too much',
  ],
];

/** Where a name that is known only inside of a loop comes from. */
const loops: Record<string, string> = {
  note: '{% for note in notes %} and {% endfor %}',
  link: '{% for link in note.links %} and {% endfor %}',
};

function ofVariable(name: string): string {
  const loop = Object.hasOwn(loops, name) ? loops[name] : undefined;
  if (loop !== undefined) return `“${name}” is known only between ${loop}`;
  const isWhole = name.includes('.');
  const names = templateVariables.map((one) => (isWhole ? one.name : (one.name.split('.')[0] ?? '')));
  return `There is no “${name}”.${meant(name, [...new Set(names)])}`;
}

function ofTag(name: string, tags: readonly string[]): string {
  if (/^(?:include|render|layout|block)$/.test(name))
    return `There are no other files that “${name}” could bring in`;
  if (/^(?:end\w+|else|elsif|when)$/.test(name)) return `This “${name}” belongs to nothing that is open`;
  return `There is no tag “${name}”.${meant(name, tags)}`;
}

/** The nearest name, when it is near. */
function meant(name: string, names: readonly string[]): string {
  const most = Math.max(1, Math.floor(name.length / 3));
  const near = names
    .filter((one) => Math.abs(one.length - name.length) <= most)
    .map((one) => ({ one, steps: stepsBetween(name.slice(0, 60), one) }))
    .filter(({ steps }) => steps <= most)
    .sort((a, b) => a.steps - b.steps)[0];
  return near ? ` Did you mean “${near.one}”?` : '';
}

/** Letters that are put in, left out, changed or exchanged with their neighbour (optimal string alignment). */
function stepsBetween(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(changed, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

const sentence = (said: string): string => {
  const whole = said.slice(0, 300).trim();
  const begun = whole.charAt(0).toUpperCase() + whole.slice(1);
  return /[.?!]$/.test(begun) ? begun : `${begun}.`;
};
