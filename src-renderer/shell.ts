import type { Channel } from '#contract/channel';
import { connectToServer } from './shell-socket';

declare global {
  interface Window {
    /** The one thing the Electron preload exposes; absent in a browser. */
    synoptic?: Channel;
  }
}

/**
 * `open`: calls are answered. `lost`: the connection dropped and is being made again; nothing typed is lost.
 * `refused`: this page is not let in (any more), because the program was started again or the page was opened
 * without the address that `npm start` printed. Only opening a new address helps.
 */
export type ConnectionState = 'open' | 'lost' | 'refused';

export interface Connection {
  /** Calls `on` with the state of now, at once, and with every later one; returns the way to stop. */
  subscribe: (on: (state: ConnectionState) => void) => () => void;
}

export interface OpenChannel {
  channel: Channel;
  shell: 'electron' | 'browser';
  connection: Connection;
}

/** The channel to the main side, in whichever shell this page is shown. Nothing else in the interface knows which. */
export async function openChannel(): Promise<OpenChannel> {
  if (window.synoptic) {
    const always: Connection = {
      subscribe: (on) => {
        on('open');
        return () => {};
      },
    };
    return { channel: window.synoptic, shell: 'electron', connection: always };
  }
  return { ...(await connectToServer()), shell: 'browser' };
}
