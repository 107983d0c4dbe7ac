import type { IncomingMessage } from 'node:http';

const mostBytes = 1024;

/** The code in the body of `POST /session`, `{"code": "…"}`; or the status to refuse it with. */
export async function readCode(request: IncomingMessage): Promise<string | number> {
  if (!/^application\/json(; *charset=utf-8)?$/i.test(request.headers['content-type'] ?? '')) return 415;
  // Judged by the announced length, before a byte of it is read.
  const length = request.headers['content-length'];
  if (length === undefined) return 411;
  if (Number(length) > mostBytes) return 413;
  const pieces: Buffer[] = [];
  try {
    for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
    const body: unknown = JSON.parse(Buffer.concat(pieces).toString());
    if (typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string') {
      return body.code;
    }
  } catch {
    // No JSON, or cut off.
  }
  return 400;
}
