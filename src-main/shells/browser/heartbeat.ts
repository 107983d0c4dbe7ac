import type { WebSocket, WebSocketServer } from 'ws';

/** Ends sockets whose other end is gone without a word: every one must answer a ping before the next. */
export function startHeartbeat(sockets: WebSocketServer, interval: number): () => void {
  const silent = new WeakSet<WebSocket>();
  sockets.on('connection', (socket: WebSocket) => socket.on('pong', () => silent.delete(socket)));
  const timer = setInterval(() => {
    for (const socket of sockets.clients) {
      if (silent.has(socket)) socket.terminate();
      else {
        silent.add(socket);
        socket.ping();
      }
    }
  }, interval);
  return () => clearInterval(timer);
}
