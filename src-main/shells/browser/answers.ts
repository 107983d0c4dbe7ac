import { STATUS_CODES, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { securityHeaders } from '../csp';

/** Answers a request; the security headers are on every answer. Without a body the status is said in words. */
export function answer(
  response: ServerResponse,
  status: number,
  headers: OutgoingHttpHeaders = {},
  body?: Buffer,
): void {
  const words = status === 204 ? undefined : Buffer.from(`${STATUS_CODES[status]}\n`);
  const bytes = body ?? words;
  response.writeHead(status, {
    ...securityHeaders,
    ...(body ? {} : { 'Content-Type': 'text/plain; charset=utf-8' }),
    ...(bytes ? { 'Content-Length': bytes.length } : {}),
    ...headers,
  });
  response.end(bytes);
}

/** Refuses a connection that has no answer object: a bad upgrade, or bytes that are no HTTP. */
export function refuseSocket(socket: Duplex, status: number): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const lines = Object.entries({ ...securityHeaders, Connection: 'close', 'Content-Length': 0 });
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`,
    () => socket.destroy(),
  );
}
