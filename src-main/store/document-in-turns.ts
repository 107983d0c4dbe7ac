import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { documentText, sumLength, sumOf } from './document-sum';

/** Entries of a list from which on a document is long: making its text would hold the process. */
const many = 2000;
/** How long making it may hold the process before others have their turn. Milliseconds. */
const longest = 8;

/** A document as it is stored, with its sum; that of a long one is made in turns. */
export async function storedText(data: object): Promise<{ sum: string; text: string | Uint8Array }> {
  const isLong = Object.values(data).some((value) => Array.isArray(value) && value.length > many);
  if (isLong) return documentInTurns(data);
  const sum = sumOf(data);
  return { sum, text: documentText(data, sum) };
}

/**
 * What `sumOf` and `documentText` say of a document, in UTF-8, made list entry by list entry: others have their turn meanwhile.
 * @param data is not changed in place
 */
export async function documentInTurns(data: object): Promise<{ sum: string; text: Uint8Array }> {
  const { sum: _, ...content } = data as { sum?: unknown };
  const hash = createHash('sha256');
  const pieces: Buffer[] = [];
  let since = performance.now();
  let [said, spread] = ['', ''];
  const flush = (): void => {
    hash.update(said);
    pieces.push(Buffer.from(spread));
    [said, spread] = ['', ''];
  };
  const put = (compact: string, indented: string): void => {
    said += compact;
    spread += indented;
    if (spread.length > 1 << 16) flush();
  };
  const fields = Object.entries(content).filter(([, value]) => value !== undefined);
  put('{', '{');
  for (const [at, [key, value]] of fields.entries()) {
    const comma = at === 0 ? '' : ',';
    const name = JSON.stringify(key);
    put(`${comma}${name}:`, `${comma}\n  ${name}: `);
    if (!Array.isArray(value) || value.length === 0) {
      put(JSON.stringify(value), indented(value, '  '));
      continue;
    }
    for (const [n, entry] of (value as unknown[]).entries()) {
      const before = n === 0 ? '[' : ',';
      put(before + (JSON.stringify(entry) ?? 'null'), `${before}\n    ${indented(entry, '    ')}`);
      if (performance.now() - since < longest) continue;
      await setImmediate();
      since = performance.now();
    }
    put(']', '\n  ]');
  }
  put('}', fields.length === 0 ? '' : ',');
  flush();
  const sum = hash.digest('hex').slice(0, sumLength);
  pieces.push(Buffer.from(`\n  "sum": "${sum}"\n}\n`));
  return { sum, text: Buffer.concat(pieces) };
}

/** As it stands within another value; line feeds of strings are escaped. */
const indented = (value: unknown, by: string): string =>
  (JSON.stringify(value, null, 2) ?? 'null').replaceAll('\n', `\n${by}`);
