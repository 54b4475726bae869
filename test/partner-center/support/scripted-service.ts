import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One answer of the service, or what it does instead of answering. */
export type Answer =
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      /** Sent as JSON, or as it is where it is a text or bytes. */
      readonly body?: unknown;
    }
  /** Ends the connection without a word. */
  | 'reset'
  /** Says nothing, and keeps the connection open. */
  | 'silence'
  /** Sends half of a JSON body, then ends the connection. */
  | 'half'
  /** Sends half of a JSON body, then nothing more. */
  | 'stall';

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A real HTTP server that gives scripted answers, one a request, and writes down what happened. */
export interface ScriptedService {
  readonly url: string;
  readonly requests: readonly SeenRequest[];
  /** Requests, answers and whatever a test adds, in the order in which they happened. */
  readonly timeline: string[];
  answer(...answers: readonly Answer[]): void;
  /** Resolves when so many requests have arrived. */
  arrived(count: number): Promise<void>;
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer); // no encoding is set, so parts are buffers
  return Buffer.concat(parts).toString('utf8');
}

function give(answer: Answer, response: ServerResponse): void {
  if (answer === 'reset') {
    response.socket?.resetAndDestroy();
  } else if (answer === 'half' || answer === 'stall') {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
    response.write('{"items":[{"id":"a"', () => {
      if (answer === 'half') response.socket?.destroy();
    });
  } else if (answer !== 'silence') {
    const { body = '', status, headers } = answer;
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    response.end(typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body));
  }
}

export async function startScriptedService(prefix = ''): Promise<ScriptedService> {
  const answers: Answer[] = [];
  const requests: SeenRequest[] = [];
  const timeline: string[] = [];
  const waiting: { readonly count: number; readonly go: () => void }[] = [];

  const server = createServer((request, response) => {
    void (async () => {
      const { method = '', url = '', headers } = request;
      requests.push({ method, url, headers, body: await bodyOf(request) });
      timeline.push(`${method} ${url}`);
      for (const { count, go } of waiting) if (requests.length >= count) go();
      const answer = answers.shift() ?? { status: 599, body: 'The script is over' };
      timeline.push(typeof answer === 'string' ? answer : String(answer.status));
      give(answer, response);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port, not on a pipe

  return {
    url: `http://127.0.0.1:${String(port)}${prefix}`,
    requests,
    timeline,
    answer: (...more) => answers.push(...more),
    arrived: (count) =>
      new Promise((resolve) => {
        if (requests.length >= count) resolve();
        else waiting.push({ count, go: resolve });
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
