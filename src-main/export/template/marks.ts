import { randomBytes } from 'node:crypto';
import { type Context, type Emitter, ForTag, type Template } from 'liquidjs';
import { inMarkdown } from './filters';
import { WholeNote } from './typed';

/** Letters and digits, so that no filter and no escaping takes it apart; nobody outside knows them beforehand. */
const secret = `synoptic${randomBytes(12).toString('hex')}`;
const begins = (name: string): string => `${secret}b${name}e${secret}`;
const ended = `${secret}z`;
const mark = new RegExp(`${secret}(?:b([0-9]*)e${secret}|z)`);

/** What a template made, cut where the piece of a note begins or ends. */
export interface MarkedPiece {
  text: string;
  /** The turn of a loop over notes that wrote it, or the article's own note; null for what stands around these. */
  turn: { note: number | null } | null;
}

/** A loop that says which of its words come of which note. */
export class MarkedFor extends ForTag {
  constructor(...given: ConstructorParameters<typeof ForTag>) {
    super(...given);
    this.templates = [markedTurn(this, this.templates)];
  }
}

function markedTurn(loop: ForTag, templates: Template[]): Template {
  return {
    token: loop.token,
    *render(context: Context, emitter: Emitter) {
      const number = numberOf(context.getSync([loop.variable]), context);
      if (number !== null) emitter.write(begins(String(number)));
      yield loop.liquid.renderer.renderTemplates(templates, context, emitter);
      if (number !== null) emitter.write(ended);
    },
  };
}

/** Which of the article's notes it is, from 0; null for anything else that a loop may run over. */
function numberOf(value: unknown, { environments }: Context): number | null {
  const { notes } = environments as { notes?: unknown };
  if (!Array.isArray(notes) || typeof value !== 'object' || value === null || !('number' in value))
    return null;
  const at = Number(value.number) - 1;
  return notes[at] === value ? at : null;
}

/** A value as Markdown, with marks around the note on the whole. */
export const markedMarkdown = (value: unknown): string =>
  value instanceof WholeNote ? `${begins('')}${value.inMarkdown()}${ended}` : inMarkdown(value);

/** Takes the marks out of what a template made. */
export function takeMarks(text: string): MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  const turns: NonNullable<MarkedPiece['turn']>[] = [];
  let rest = text;
  for (;;) {
    const found = mark.exec(rest);
    const upTo = found ? found.index : rest.length;
    if (upTo > 0) pieces.push({ text: rest.slice(0, upTo), turn: turns.at(-1) ?? null });
    if (!found) return pieces;
    rest = rest.slice(upTo + found[0].length);
    const [, name] = found;
    if (name === undefined) turns.pop();
    else turns.push({ note: name === '' ? null : Number(name) });
  }
}
