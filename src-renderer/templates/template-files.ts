import type { ExportTemplate } from '#contract';
import { longestTemplate } from '#contract/templating';
import { download } from '../download';
import { say, sayError } from '../toasts';
import { createTemplate } from './changing-templates';

/** Saves a template as a file that other programs of this language read, too. */
export function saveTemplate({ name, template }: Pick<ExportTemplate, 'name' | 'template'>): void {
  // A name of the reader's own becomes no path.
  const safe = name.replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, ' ').trim();
  const file = `${safe.replace(/^\.+|[. ]+$/g, '') || 'Template'}.liquid`;
  download({ name: file, text: template });
  say(`Saved ${file}`);
}

/** Lets the reader choose a file with a template. @param made called with the id of the template that it has become */
export function bringTemplate(made: (id: string) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.liquid,.md,.markdown,.txt,text/plain,text/markdown';
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file) void read(file).then(made, sayError);
  });
  input.click();
}

async function read(file: File): Promise<string> {
  // A character has at most three bytes for each of its code units.
  if (file.size > 3 * longestTemplate) throw tooLong(file);
  const bytes = await file.arrayBuffer();
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Error(`“${file.name}” is no text in UTF-8.`);
  }
  const template = text.replace(/\r\n?/g, '\n');
  if (template.length > longestTemplate) throw tooLong(file);
  if (template.includes('\0')) throw new Error(`“${file.name}” is no text.`);
  return createTemplate(file.name.replace(/\.\w{1,8}$/, ''), template).id;
}

const tooLong = ({ name }: File): Error =>
  new Error(`“${name}” is longer than the ${longestTemplate.toLocaleString()} characters of a template.`);
