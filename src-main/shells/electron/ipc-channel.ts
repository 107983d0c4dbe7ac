import type { IpcMain, IpcMainEvent, WebContents } from 'electron';
import type { Channel } from '#contract/channel';
import { limits } from '#contract/limits';
import type { Interface } from './address';

/** The one name on Electron's wire. A message is the id of the page's current life, and JSON text. */
export const ipcName = 'synoptic';

type Sender = Pick<IpcMainEvent, 'sender' | 'senderFrame'>;

/**
 * Whether a message comes from our page itself, in a window of ours: not from a frame in it, and not from a frame
 * that is gone. Must be asked at once: later the frame may be another.
 */
export function isFromOurPage(event: Sender, ours: Interface, windows: ReadonlySet<WebContents>): boolean {
  const frame = event.senderFrame;
  if (frame === null || frame.detached || !windows.has(event.sender)) return false;
  return frame === event.sender.mainFrame && ours.includes(frame.url);
}

/**
 * Serves the pages of all windows. A page that is loaded anew counts its calls from one again, so it gets a
 * channel of its own, and answers to the page before it go nowhere.
 * @param connect serves a channel; returns what to do when the page goes
 * @returns how to make a window's contents known; nobody else is listened to
 */
export function serveIpc(
  ipc: Pick<IpcMain, 'on'>,
  ours: Interface,
  connect: (channel: Channel) => () => void,
): (contents: WebContents) => void {
  const windows = new Set<WebContents>();
  const lives = new Map<WebContents, { id: string; take: (text: string) => void; end: () => void }>();

  function begin(contents: WebContents, id: string) {
    lives.get(contents)?.end();
    const listeners = new Set<(text: string) => void>();
    const end = connect({
      send: (text) => {
        if (!contents.isDestroyed()) contents.send(ipcName, id, text);
      },
      listen: (on) => {
        listeners.add(on);
        return () => listeners.delete(on);
      },
    });
    const life = { id, take: (text: string) => listeners.forEach((on) => on(text)), end };
    lives.set(contents, life);
    return life;
  }

  ipc.on(ipcName, (event, id: unknown, text: unknown) => {
    if (!isFromOurPage(event, ours, windows)) return;
    if (typeof id !== 'string' || typeof text !== 'string') return;
    if (id.length > 64 || Buffer.byteLength(text) > limits.message) return;
    const held = lives.get(event.sender);
    (held?.id === id ? held : begin(event.sender, id)).take(text);
  });

  return (contents) => {
    windows.add(contents);
    contents.once('destroyed', () => {
      lives.get(contents)?.end();
      lives.delete(contents);
      windows.delete(contents);
    });
  };
}
