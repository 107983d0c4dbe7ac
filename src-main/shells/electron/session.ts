import type { Session } from 'electron';
import type { Interface } from './address';

/**
 * Closes a session: no permission but writing to the clipboard from our page, no device, no capture, no request
 * that is not for the interface, and no download but what our page made itself (an export).
 */
export function closeSession(session: Session, ours: Interface, development: boolean): void {
  const isOurBlob = (url: string): boolean =>
    url.startsWith('blob:') && ours.includes(url.slice('blob:'.length));

  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    callback(
      permission === 'clipboard-sanitized-write' &&
        details.isMainFrame &&
        ours.includes(details.requestingUrl),
    );
  });
  session.setPermissionCheckHandler(
    (_contents, permission, origin, details) =>
      permission === 'clipboard-sanitized-write' && details.isMainFrame && ours.includes(origin),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler(null);

  session.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, ({ url }, callback) => {
    const devtools =
      development && (url.startsWith('devtools:') || ours.includes(url.replace(/^ws/, 'http')));
    callback({ cancel: !(ours.includes(url) || isOurBlob(url) || devtools) });
  });
  session.on('will-download', (event, item) => {
    if (!isOurBlob(item.getURL())) event.preventDefault();
  });
}
