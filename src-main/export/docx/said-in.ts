import { createHash } from 'node:crypto';
import { type Entry, fromBufferPromise } from 'yauzl';

/**
 * What a Word document of ours says, as SHA-256 in base64url: the same for the same article, whenever it was written. The times of
 * making and the names of links, which are new in each document, do not count.
 */
export async function saidIn(document: Uint8Array): Promise<string> {
  const zip = await fromBufferPromise(Buffer.from(document));
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) entries.push(entry);
  const sum = createHash('sha256');
  const parts = new Map<string, Buffer>();
  for (const entry of entries) {
    const pieces: Uint8Array[] = [];
    for await (const piece of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>)
      pieces.push(piece);
    parts.set(entry.fileName, Buffer.concat(pieces));
  }
  const links = namesOfLinks(parts);
  for (const [name, bytes] of [...parts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const content = /\.(?:xml|rels)$/.test(name) ? withoutChance(bytes.toString('utf8'), links) : bytes;
    sum.update(`${name}\n${content.length}\n`).update(content);
  }
  return sum.digest('base64url');
}

/** Each by the order in which it is used. */
function namesOfLinks(parts: ReadonlyMap<string, Buffer>): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  for (const [part, bytes] of parts)
    if (part.endsWith('.rels'))
      for (const [, name = ''] of bytes.toString('utf8').matchAll(/ Id="(rId[\w-]+)"/g))
        if (!names.has(name)) names.set(name, names.size);
  return names;
}

const withoutChance = (xml: string, links: ReadonlyMap<string, number>): string =>
  xml
    .replace(/ (r:id|Id)="(rId[\w-]+)"/g, (whole, attribute: string, name: string) =>
      links.has(name) ? ` ${attribute}="${links.get(name)}"` : whole,
    )
    .replace(/(<dcterms:(?:created|modified)\b[^>]*>)[^<]*/g, '$1');
