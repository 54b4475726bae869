import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** A request as it arrived. */
export interface Arrived {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  /** The parsed body; undefined: none. */
  readonly body: unknown;
}

export type Script = (request: Arrived, response: ServerResponse, raw: IncomingMessage) => void | Promise<void>;

/** A real HTTP server that answers as a test says, for what a gateway does only when something goes wrong. */
export interface ScriptedGateway {
  readonly address: string;
  readonly arrived: readonly Arrived[];
  /** Answers the next request; further scripts answer those after it. */
  next(...scripts: readonly Script[]): void;
  stop(): Promise<void>;
}

/** Answers with JSON. */
export const says =
  (status: number, body: unknown): Script =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };

/** Breaks the connection without an answer. */
export const hangsUp: Script = (_request, response) => {
  response.socket?.destroy();
};

/** Sends pieces of an event stream, then ends it, unless it is kept open. */
export const streams =
  (pieces: readonly string[], options: { readonly keepOpen?: boolean } = {}): Script =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.flushHeaders();
    for (const piece of pieces) response.write(piece);
    if (options.keepOpen !== true) response.end();
  };

/** One event as it stands in a stream. */
export const eventText = (name: string, data: unknown, id?: string): string =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

/** A problem answer as RFC 9457 and our contract have it. */
export const problemBody = (code: string, status: number, values: Readonly<Record<string, unknown>> = {}) => ({
  type: `urn:crossgrade:problem:${code}`,
  title: code,
  status,
  detail: code,
  instance: 'urn:uuid:0',
  code,
  values,
  retryable: false,
});

export async function startScriptedGateway(): Promise<ScriptedGateway> {
  const arrived: Arrived[] = [];
  const scripts: Script[] = [];
  const server = createServer((incoming, response) => {
    void (async () => {
      const body: unknown = incoming.headers['content-type'] === undefined ? undefined : await json(incoming);
      const request = { method: incoming.method ?? '', path: incoming.url ?? '', headers: incoming.headers, body };
      arrived.push(request);
      const script = scripts.shift() ?? says(404, problemBody('internal', 404, { detail: 'no script' }));
      await script(request, response, incoming);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, // listening: an address it is
    arrived,
    next: (...further) => void scripts.push(...further),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
