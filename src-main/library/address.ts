/** Parameters by which those who share an address are followed; they lead to the same page without them. */
const tracking = /^(?:utm_.*|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|mc_cid|mc_eid|igshid|_ga)$/i;
/** First part of a host that says for which device or how old-fashioned, not which site. */
const sameSite = /^(?:www\d?|m|mobile)$/;

/** Longest address that is looked at, in UTF-16 code units: no site has longer ones, and a file may say anything. */
const longest = 2000;

/**
 * An address without what does not tell pages apart: how it is fetched, `www.` and the host for telephones, slashes at
 * the end, the place within the page, and parameters of tracking. Null for what is no web address, and for one of more than 2,000 signs. The answer is for
 * comparing only.
 */
export function levelAddress(address: string | null): string | null {
  if (address === null || address.length > longest || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  for (const name of [...url.searchParams.keys()]) if (tracking.test(name)) url.searchParams.delete(name);
  url.searchParams.sort();
  // Some sites name their pages behind the sign for a place within one.
  const route = /^#!?\//.test(url.hash) ? url.hash : '';
  const query = url.searchParams.size > 0 ? `?${url.searchParams}` : '';
  const port = url.port === '80' || url.port === '443' ? '' : url.port && `:${url.port}`;
  return `${hostOf(url.hostname)}${port}${withoutLastSlashes(url.pathname)}${query}${route}`;
}

/** `www.example.org`, `m.example.org` and `en.m.example.org` are `example.org` and `en.example.org`. */
function hostOf(host: string): string {
  const parts = host.replace(/\.$/, '').split('.');
  for (const at of [0, 1]) {
    // What is left must still be a site: `m.com` is one.
    while (parts.length > 2 && sameSite.test(parts[at] ?? '')) parts.splice(at, 1);
  }
  return parts.join('.');
}

/** A pattern would begin anew at each of them. */
function withoutLastSlashes(path: string): string {
  let end = path.length;
  while (path[end - 1] === '/') end--;
  return path.slice(0, end);
}
