import type { IncomingMessage } from 'node:http';

/** One header's value; undefined when it is absent, and null when it came more than once. */
function single(request: IncomingMessage, name: string): string | null | undefined {
  const values = request.headersDistinct[name];
  return values === undefined ? undefined : values.length === 1 ? values[0] : null;
}

/**
 * Whether a request comes from our own page. `authority` is `127.0.0.1:<port>`. Compared as whole strings: Host
 * stops a foreign name that resolves to us (such a request carries no other sign), Origin stops other pages and
 * other ports, Sec-Fetch-Site is an extra where the browser sends it.
 */
export function isOurs(request: IncomingMessage, authority: string): boolean {
  if (single(request, 'host') !== authority) return false;

  const safe = (request.method === 'GET' || request.method === 'HEAD') && !request.headers.upgrade;
  const origin = single(request, 'origin');
  if (origin === undefined ? !safe : origin !== `http://${authority}`) return false;

  const site = single(request, 'sec-fetch-site');
  // `none`: the user opened the address by hand.
  return site === undefined || site === 'same-origin' || (safe && site === 'none');
}
