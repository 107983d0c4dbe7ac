import type { CustomScheme } from 'electron';
import { securityHeaders } from '../csp';
import type { StaticFile } from '../static-files';
import { host, scheme } from './address';

/** Must be registered before the app is ready. No rights beyond those of a secure web page. */
export const privilegedScheme: CustomScheme = {
  scheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

/**
 * Answers a request for `app://shell/…` from the map of built files. The path is a key of that map and never
 * becomes a path on disk.
 */
export function answerRequest(
  files: ReadonlyMap<string, StaticFile>,
  request: { url: string; method: string },
): Response {
  const url = URL.canParse(request.url) ? new URL(request.url) : null;
  if (url?.protocol !== `${scheme}:` || url.host !== host || request.method !== 'GET') return refusal(403);
  const file = files.get(url.pathname);
  if (!file) return refusal(404);
  return new Response(file.bytes, {
    headers: { ...securityHeaders, 'Content-Type': file.mediaType },
  });
}

const refusal = (status: number): Response => new Response(null, { status, headers: securityHeaders });
