import { Drop } from 'liquidjs';
import { embedNote } from '../note';
import { escaped, oneLine } from '../mdast';
import { yamlOf } from './yaml-of';

/**
 * A value that knows how it is written where it stands. To everything else in a template it is its text, and what a filter
 * makes of that is a plain text again, which is escaped.
 */
export abstract class Typed extends Drop {
  constructor(readonly text: string) {
    super();
  }
  abstract inMarkdown(): string;
  inYaml(): string {
    return yamlOf(this.text);
  }
  override valueOf(): string {
    return this.text;
  }
  override toString(): string {
    return this.text;
  }
}

/** What the reader wrote, in Markdown: it stays that. */
export class NoteText extends Typed {
  inMarkdown(): string {
    return embedNote(this.text);
  }
}

/** The reader's note on the article as a whole. */
export class WholeNote extends NoteText {}

/** A text of several paragraphs. */
export class Paragraphs extends Typed {
  inMarkdown(): string {
    return linesOf(this.text).map(escaped).join('\n\n');
  }
}

/** An address, as it can stand between ( and ), or bare. */
export class Address extends Typed {
  inMarkdown(): string {
    return addressOf(this.text);
  }
}

/** A tag or a file name, of characters that mean nothing where it belongs. */
export class Name extends Typed {
  inMarkdown(): string {
    return this.text;
  }
}

/** Markdown that has been made already; in the front matter what a filter has made for it. */
export class Written extends Typed {
  inMarkdown(): string {
    return this.text;
  }
  override inYaml(): string {
    return this.text;
  }
}

/** The paragraphs of a quote. */
export const linesOf = (text: string): string[] => text.split(/\n+/).map(oneLine).filter(Boolean);

/** Percent signs for what could end an address, or mean something around it; `&lt;` would be read as a character. */
function addressOf(text: string): string {
  return text
    .replace(/[\s\p{Cc}\p{Cs}<>()[\]{}|\\^`"'*$~]/gu, (character) =>
      /[()'*~]/.test(character)
        ? `%${character.charCodeAt(0).toString(16).toUpperCase()}`
        : encodeURIComponent(character),
    )
    .replace(/(&#?\w+);/g, '$1%3B');
}
