import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** A port of this machine that serves. */
export type Listener = {
  readonly port: number;
  /** Hands requests over to whoever is ready for them; until then they are told to come back. */
  readonly serve: (
    handler: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  ) => void;
  /** Lets the requests under way finish, for a while, and closes. */
  readonly close: () => Promise<void>;
};

const finishMsMax = 3_000;

/**
 * Listens on a port (0: any) of both loopback addresses, because `localhost` may mean either.
 * Throws, with what to do, when the port is taken. `report` hears of requests that went wrong.
 */
export async function listen(port: number, report: (line: string) => void): Promise<Listener> {
  let handler = async (_request: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.writeHead(503, { 'retry-after': '1' }).end('Starting');
  };
  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    handler(request, response).catch((error: unknown) => {
      // A client that goes away in the middle of its request is not worth a word.
      if (!request.destroyed || request.complete) report(`${request.url}: ${String(error)}`);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  };
  const first = createServer({ keepAliveTimeout: 60_000 }, onRequest);
  const bound = await bind(first, port, '127.0.0.1');
  const second = createServer({ keepAliveTimeout: 60_000 }, onRequest);
  await bind(second, bound, '::1').catch((error: unknown) => {
    if (isCode(error, 'EADDRNOTAVAIL') || isCode(error, 'EAFNOSUPPORT')) return;
    first.close();
    throw error;
  });
  return {
    port: bound,
    serve: (next) => {
      handler = next;
    },
    close: async () => {
      await Promise.all([first, second].map(close));
    },
  };
}

async function bind(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      reject(isCode(error, 'EADDRINUSE') ? new Error(portTaken(port), { cause: error }) : error);
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function portTaken(port: number): string {
  return `Port ${port} is taken: stop what runs there, or choose another with --port ${port + 1}.`;
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), finishMsMax);
  await closed;
  clearTimeout(timer);
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
