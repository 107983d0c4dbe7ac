import type { Channel } from '#contract/channel';
import { WebSocket, type RawData } from 'ws';

/** Bytes waiting for a page that does not read; beyond them it is cut off. */
const mostBuffered = 64 * 1024 * 1024;

const textOf = (data: RawData): string =>
  Array.isArray(data) ? Buffer.concat(data).toString() : Buffer.from(data as Buffer).toString();

/** The main side's end of the wire to a page. Binary messages are none of ours and end the connection. */
export function wsChannel(socket: WebSocket): Channel {
  return {
    send: (message) => {
      if (socket.readyState !== WebSocket.OPEN) return;
      if (socket.bufferedAmount > mostBuffered) socket.terminate();
      else socket.send(message);
    },
    listen: (on) => {
      const take = (data: RawData, binary: boolean): void => {
        if (binary) socket.close(1003);
        else on(textOf(data));
      };
      socket.on('message', take);
      return () => socket.off('message', take);
    },
  };
}
