/** A text as lines, each with its own end, so that what is not touched stays as it was to the byte. */
export interface Line {
  text: string;
  end: '' | '\n' | '\r\n';
}

export interface LinedText {
  mark: boolean;
  lines: Line[];
  /** What ends most lines: new ones are ended by it, too. */
  end: '\n' | '\r\n';
}

/** Null for what is no text in UTF-8. */
export function readLines(bytes: Uint8Array): LinedText | null {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
  if (text.includes('\0')) return null;
  const mark = text.startsWith('\uFEFF');
  const lines: Line[] = [];
  for (const [, line = '', end = ''] of text.slice(mark ? 1 : 0).matchAll(/([^\n]*?)(\r?\n|$)/g)) {
    if (end === '' && line === '') break;
    lines.push({ text: line, end: end as Line['end'] });
  }
  const windows = lines.filter(({ end }) => end === '\r\n').length;
  return { mark, lines, end: windows * 2 > lines.length ? '\r\n' : '\n' };
}

export function writeLines({ mark, lines }: LinedText): string {
  return (mark ? '\uFEFF' : '') + lines.map(({ text, end }) => text + end).join('');
}
