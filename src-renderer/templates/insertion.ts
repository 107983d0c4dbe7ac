import type { TemplateName } from '#contract/templating';
import type { Replacement } from '../ui/note/note-editing';

/** Text with a selection, in UTF-16 code units. */
interface Selected {
  text: string;
  start: number;
  end: number;
}

/**
 * What choosing a variable puts into a template: a loop for a list, a question for what is or is not, and inside of
 * something that stands there already only the name.
 */
export function insertVariable({ name, is }: TemplateName, { text, start, end }: Selected): Replacement {
  if (insideOf(text, start)) return at(start, end, name);
  // What was selected comes between.
  const chosen = text.slice(start, end);
  if (is === 'list' && (name === 'notes' || name === 'note.links')) {
    const one = name === 'notes' ? 'note' : 'link';
    return around(start, end, `{% for ${one} in ${name} %}\n`, chosen, '\n{% endfor %}');
  }
  if (is === 'choice') return around(start, end, `{% if ${name} %}`, chosen, '{% endif %}');
  return at(start, end, `{{ ${name} }}`);
}

/** What filters that want a value are given. */
const withValue: Record<string, string> = { indent: 'indent: 4' };

/** What choosing a filter puts there: behind the value that it is for. */
export function insertFilter({ name }: TemplateName, { text, start, end }: Selected): Replacement {
  const filter = `| ${withValue[name] ?? name}`;
  if (insideOf(text, start)) {
    const before = /\s$/.test(text.slice(0, start)) ? '' : ' ';
    const after = /^\s/.test(text.slice(end)) ? '' : ' ';
    return at(start, end, `${before}${filter}${after}`, after.length);
  }
  // Right behind a value: it is meant.
  const closed = /\s*-?\}\}$/.exec(text.slice(0, start));
  if (closed && start === end) {
    const from = start - closed[0].length;
    const insert = ` ${filter}`;
    return { from, to: from, insert, start: start + insert.length, end: start + insert.length };
  }
  return around(start, end, '{{ ', text.slice(start, end), ` ${filter} }}`);
}

/** Whether a place stands between `{{` or `{%` and its end. */
function insideOf(text: string, place: number): boolean {
  const before = text.slice(0, place);
  const open = Math.max(before.lastIndexOf('{{'), before.lastIndexOf('{%'));
  return open !== -1 && !/[%}]\}/.test(before.slice(open + 2));
}

/** @param back how far before the end of it the caret stands */
function at(from: number, to: number, insert: string, back = 0): Replacement {
  const caret = from + insert.length - back;
  return { from, to, insert, start: caret, end: caret };
}

function around(from: number, to: number, before: string, inside: string, after: string): Replacement {
  const start = from + before.length;
  return { from, to, insert: `${before}${inside}${after}`, start, end: start + inside.length };
}

const step = '  ';

/** Moves the lines of the selection in or out; without one, Tab moves what stands behind the caret. */
export function moveLines({ text, start, end }: Selected, out: boolean): Replacement | null {
  if (!out && start === end) return at(start, end, step);
  const from = text.lastIndexOf('\n', start - 1) + 1;
  // A selection that ends at the beginning of a line does not mean that line.
  const last = end > start && text[end - 1] === '\n' ? end - 1 : end;
  const lineEnd = text.indexOf('\n', last);
  const to = lineEnd === -1 ? text.length : lineEnd;
  const lines = text.slice(from, to).split('\n');
  const moved = lines.map((line) => (out ? line.replace(/^(?: {1,2}|\t)/, '') : line && `${step}${line}`));
  const insert = moved.join('\n');
  if (insert === text.slice(from, to)) return null;
  const first = (moved[0]?.length ?? 0) - (lines[0]?.length ?? 0);
  const [newStart, newEnd] = [Math.max(from, start + first), end + insert.length - (to - from)];
  return { from, to, insert, start: newStart, end: Math.max(newStart, newEnd) };
}
