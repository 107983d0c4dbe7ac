import { AppError } from '#contract';

/** A part of a MIME message that holds no further parts, with its bytes as they were before they were sent. */
export interface MimePart {
  /** Lower-case names; the first of each. */
  headers: ReadonlyMap<string, string>;
  /** Lower case, `text/plain` when nothing is said. */
  mediaType: string;
  charset: string | null;
  body: Uint8Array;
}

/** What a message may consist of. Saved pages have hundreds of parts and two levels. */
export const mimeLimits = {
  parts: 2000,
  nodes: 4000,
  depth: 10,
  bytes: 50 * 1024 * 1024,
  headers: 64 * 1024,
} as const;

/** A message: the headers on top of it, and its parts in their order. */
export interface MimeMessage {
  headers: ReadonlyMap<string, string>;
  parts: MimePart[];
  /** `start` of `multipart/related`: the Content-ID of the part that the others belong to. */
  start: string | null;
}

/**
 * Takes a MIME message (RFC 2045, 2046, 2557) apart in time that grows with its size: each level is searched once for
 * its boundary, as bytes. Parts of messages inside the message are left alone.
 * @throws AppError `too-complex` beyond the limits.
 */
export function readMime(name: string, bytes: Uint8Array): MimeMessage {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: MimePart[] = [];
  let decoded = 0;
  let nodes = 0;
  let start: string | null = null;
  const refuse = (what: string): never => {
    throw new AppError(
      'too-complex',
      `“${name}” was not imported: it has ${what}. No saved page does; save it again as HTML.`,
    );
  };

  const read = (from: number, to: number, depth: number): ReadonlyMap<string, string> => {
    if (++nodes > mimeLimits.nodes)
      refuse(`more than ${mimeLimits.nodes.toLocaleString('en')} parts in parts`);
    if (depth > mimeLimits.depth) refuse(`parts nested more than ${mimeLimits.depth} deep`);
    const { headers, body } = readHeaders(buffer, from, to);
    const type = parameters(headers.get('content-type') ?? 'text/plain');
    const boundary = type.get('boundary');
    if (type.get('')?.startsWith('multipart/') && boundary) {
      start ??= type.get('start') ?? null;
      for (const [first, end] of between(buffer, body, to, boundary)) read(first, end, depth + 1);
      return headers;
    }
    if (parts.length >= mimeLimits.parts) refuse(`more than ${mimeLimits.parts.toLocaleString('en')} parts`);
    const encoding = (headers.get('content-transfer-encoding') ?? '').trim().toLowerCase();
    const content = decodeBody(buffer.subarray(body, to), encoding);
    decoded += content.length;
    if (decoded > mimeLimits.bytes) refuse(`more than ${mimeLimits.bytes / 1024 / 1024} MB in its parts`);
    parts.push({
      headers,
      mediaType: type.get('') ?? 'text/plain',
      charset: type.get('charset') ?? null,
      body: content,
    });
    return headers;
  };
  // Some programs put an empty line on top.
  const top = buffer[0] === 0x0d ? 2 : buffer[0] === lineFeed ? 1 : 0;
  const headers = read(top, buffer.length, 0);
  return { headers, parts, start };
}

const lineFeed = 0x0a;

/** The header lines from `from` on, continued ones joined, and where the body begins. */
export function readHeaders(
  buffer: Buffer,
  from: number,
  to: number,
): { headers: Map<string, string>; body: number } {
  const headers = new Map<string, string>();
  let at = from;
  let last = '';
  const most = Math.min(to, from + mimeLimits.headers);
  const own = buffer.subarray(0, most);
  while (at < most) {
    const feed = own.indexOf(lineFeed, at);
    const end = feed < 0 ? most : feed;
    const line = buffer.toString('latin1', at, end).replace(/\r$/, '');
    at = end + 1;
    if (line === '') break;
    if (/^[ \t]/.test(line)) {
      const before = headers.get(last);
      if (before !== undefined) headers.set(last, `${before} ${line.trim()}`);
      continue;
    }
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    last = line.slice(0, colon).trim().toLowerCase();
    if (headers.has(last)) last = '';
    else headers.set(last, line.slice(colon + 1).trim());
  }
  return { headers, body: Math.min(at, to) };
}

/** The stretches between the lines that begin with `--boundary`. */
function between(buffer: Buffer, from: number, to: number, boundary: string): [number, number][] {
  const mark = Buffer.from(`--${boundary}`, 'latin1');
  const found: [number, number][] = [];
  // No further than the part goes: what has none of its boundaries would be searched to the end of the file each time.
  const own = buffer.subarray(0, to);
  let open = -1;
  for (let at = own.indexOf(mark, from); at >= 0; at = own.indexOf(mark, at + mark.length)) {
    if (at > from && buffer[at - 1] !== lineFeed) continue;
    const after = at + mark.length;
    const feed = own.indexOf(lineFeed, after);
    const lineEnd = feed < 0 ? to : feed;
    const rest = buffer.toString('latin1', after, Math.min(lineEnd, after + 8)).trim();
    // A longer boundary that begins with this one.
    if (rest !== '' && !rest.startsWith('--')) continue;
    // The line break before a boundary belongs to it.
    if (open >= 0) found.push([open, Math.max(open, at - (buffer[at - 2] === 0x0d ? 2 : 1))]);
    open = rest.startsWith('--') ? -1 : Math.min(lineEnd + 1, to);
    if (open < 0) break;
    if (found.length > mimeLimits.parts) break;
  }
  // A file that was cut off: what is there of the last part.
  if (open >= 0 && open < to) found.push([open, to]);
  return found;
}

function decodeBody(body: Buffer, encoding: string): Uint8Array {
  if (encoding === 'base64') return new Uint8Array(Buffer.from(body.toString('latin1'), 'base64'));
  return encoding === 'quoted-printable' ? quotedPrintable(body) : new Uint8Array(body);
}

function quotedPrintable(body: Buffer): Uint8Array {
  const out = new Uint8Array(body.length);
  let length = 0;
  for (let at = 0; at < body.length; at++) {
    const byte = body[at] ?? 0;
    if (byte !== 0x3d) {
      out[length++] = byte;
      continue;
    }
    const high = hex(body[at + 1]);
    const low = hex(body[at + 2]);
    if (high >= 0 && low >= 0) {
      out[length++] = high * 16 + low;
      at += 2;
    } else if (body[at + 1] === lineFeed) at += 1;
    else if (body[at + 1] === 0x0d && body[at + 2] === lineFeed) at += 2;
    else out[length++] = byte;
  }
  return out.slice(0, length);
}

function hex(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** `text/html; charset="utf-8"` as a map; the value itself under ''. */
export function parameters(header: string): Map<string, string> {
  const found = new Map([['', (header.split(';', 1)[0] ?? '').trim().toLowerCase()]]);
  const parameter = /;\s{0,20}([\w-]{1,40})\s{0,20}=\s{0,20}(?:"([^"]{0,500})"|([^\s;"]{1,500}))/g;
  for (const [, key = '', quoted, bare] of header.slice(0, 4000).matchAll(parameter)) {
    const name = key.toLowerCase();
    if (!found.has(name)) found.set(name, quoted ?? bare ?? '');
  }
  return found;
}

/** Whether bytes begin as a saved page in MIME form does: header lines, among them one that announces parts or HTML. */
export function isMime(bytes: Uint8Array): boolean {
  // Cheap to refuse: the first line must be a header.
  if (!/^(?:\r?\n)?[A-Za-z][A-Za-z-]{2,40}:/.test(Buffer.from(bytes.subarray(0, 64)).toString('latin1')))
    return false;
  const head = Buffer.from(bytes.subarray(0, 16_384));
  const from = head[0] === 0x0d ? 2 : head[0] === lineFeed ? 1 : 0;
  const { headers } = readHeaders(head, from, head.length);
  const type = parameters(headers.get('content-type') ?? '').get('') ?? '';
  return (
    headers.has('mime-version') && /^(?:multipart\/(?:related|mixed|alternative)|text\/html)$/.test(type)
  );
}
