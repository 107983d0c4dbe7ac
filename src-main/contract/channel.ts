/**
 * The whole transport port: text in, text out, in order. Three implementations: Electron IPC, WebSocket, and
 * `pipe()` below for tests. Both wires carry the same JSON text, so what is tested on one is true of the other.
 */
export interface Channel {
  send: (message: string) => void;
  /** Calls `on` for every message that arrives; returns the way to stop. */
  listen: (on: (message: string) => void) => () => void;
  /**
   * Calls `on` each time a dropped connection is there again, so that calls without an answer can be sent once
   * more. Absent where a connection cannot drop.
   */
  reopened?: (on: () => void) => () => void;
}

/** Two connected channels in memory. Delivery is asynchronous, as on a real wire. */
export function pipe(): [Channel, Channel] {
  const ends = [new Set<(m: string) => void>(), new Set<(m: string) => void>()] as const;
  const end = (mine: Set<(m: string) => void>, theirs: Set<(m: string) => void>): Channel => ({
    send: (message) => void Promise.resolve().then(() => theirs.forEach((on) => on(message))),
    listen: (on) => {
      mine.add(on);
      return () => mine.delete(on);
    },
  });
  return [end(ends[0], ends[1]), end(ends[1], ends[0])];
}
