import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Channel } from '#contract/channel';
import { limits } from '#contract/limits';
import { securityHeaders } from '../csp';
import type { StaticFile } from '../static-files';
import { isOurs } from './gate';
import { startHeartbeat } from './heartbeat';
import { answer, refuseSocket } from './answers';
import { Sessions } from './sessions';
import { readCode } from './session-request';
import { wsChannel } from './ws-channel';

/** Times in milliseconds, sizes in bytes. */
const bounds = {
  headers: 16 * 1024,
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  connections: 64,
  pages: 16,
  heartbeat: 20_000,
};

export interface BrowserServer {
  /** `http://127.0.0.1:<port>` */
  origin: string;
  /** The address that lets one page in, once. Asking again makes a new one and ends the last. */
  newAddress: () => string;
  /** Pages connected at the moment. */
  pages: () => number;
  close: () => Promise<void>;
}

export interface BrowserServerOptions {
  files: Map<string, StaticFile>;
  /** Called for every page that connects; returns what to do when it goes. */
  connect: (channel: Channel) => () => void;
  /** Called after a page came or went. */
  onPages?: (count: number) => void;
  /** 0 for any free port. */
  port?: number;
  heartbeat?: number;
}

/**
 * The loopback server behind the browser shell: the built interface, one request that swaps the one-time code for
 * a token, and one socket that carries the contract. Nothing else can be asked of it, no request names a file on
 * disk, and a GET changes nothing.
 */
export async function startServer(options: BrowserServerOptions): Promise<BrowserServer> {
  const sessions = new Sessions();
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.message,
    perMessageDeflate: false,
    handleProtocols: () => 'synoptic',
  });
  let authority = '';

  const http = createServer(
    {
      maxHeaderSize: bounds.headers,
      headersTimeout: bounds.headersTimeout,
      requestTimeout: bounds.requestTimeout,
      connectionsCheckingInterval: 1_000,
    },
    (request, response) => void handle(request, response),
  );
  http.maxConnections = bounds.connections;
  http.on('upgrade', upgrade);
  http.on('clientError', (error: NodeJS.ErrnoException, socket) =>
    refuseSocket(
      socket,
      error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400,
    ),
  );

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isOurs(request, authority)) return answer(response, 403);
    if (request.url === '/session') return session(request, response);
    const file = options.files.get(request.url ?? '');
    if (!file) return answer(response, 404);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return answer(response, 405, { Allow: 'GET, HEAD' });
    }
    answer(response, 200, { 'Content-Type': file.mediaType }, file.bytes);
  }

  /** POST swaps the code for a token; GET tells a page that lost its socket whether its token still holds. */
  async function session(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'GET') {
      const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
      return answer(response, sessions.accepts(token) ? 204 : refusal());
    }
    if (request.method !== 'POST') return answer(response, 405, { Allow: 'GET, POST' });
    const code = await readCode(request);
    if (typeof code === 'number') return answer(response, code, { Connection: 'close' });
    const token = sessions.swap(code);
    if (token === null) return answer(response, refusal());
    answer(response, 200, { 'Content-Type': 'application/json' }, Buffer.from(JSON.stringify({ token })));
  }

  const refusal = (): number => (sessions.tooManyBadTries() ? 429 : 401);

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (!isOurs(request, authority) || request.method !== 'GET') return refuseSocket(socket, 403);
    if (request.url !== '/channel') return refuseSocket(socket, 404);
    const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
    const token = offered.find((name) => name.startsWith('bearer.'))?.slice('bearer.'.length);
    if (!offered.includes('synoptic') || !sessions.accepts(token ?? '')) {
      return refuseSocket(socket, refusal());
    }
    if (sockets.clients.size >= bounds.pages) return refuseSocket(socket, 503);
    sockets.handleUpgrade(request, socket, head, (page) => sockets.emit('connection', page, request));
  }

  sockets.on('headers', (headers) => {
    for (const [name, value] of Object.entries(securityHeaders)) headers.push(`${name}: ${value}`);
  });
  sockets.on('connection', (page: WebSocket) => {
    const disconnect = options.connect(wsChannel(page));
    options.onPages?.(sockets.clients.size);
    // A message beyond the limits ends the connection; `close` follows and does the rest.
    page.on('error', () => page.terminate());
    page.on('close', () => {
      disconnect();
      options.onPages?.(sockets.clients.size);
    });
  });
  const stopHeartbeat = startHeartbeat(sockets, options.heartbeat ?? bounds.heartbeat);

  await listen(http, options.port ?? 0);
  authority = `127.0.0.1:${(http.address() as AddressInfo).port}`;
  const origin = `http://${authority}`;

  return {
    origin,
    newAddress: () => `${origin}/#code=${sessions.newCode()}`,
    pages: () => sockets.clients.size,
    close: () =>
      new Promise((resolve) => {
        stopHeartbeat();
        for (const page of sockets.clients) page.terminate();
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
}

function listen(http: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen({ host: '127.0.0.1', port }, () => {
      http.off('error', reject);
      resolve();
    });
  });
}
