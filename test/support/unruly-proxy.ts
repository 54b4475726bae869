import { createServer, request as send, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that came by, and when. */
export interface SeenRequest {
  readonly method: string;
  /** Path without `/v1` and query. */
  readonly path: string;
  readonly query: string;
  readonly requestId: string | undefined;
  readonly ifMatch: string | undefined;
  /** The parsed JSON body; undefined: none. */
  readonly body: unknown;
  readonly at: number;
  /** Status that was answered; undefined: not yet, or the connection was dropped. */
  status: number | undefined;
}

export interface ProxyAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Acts in place of the way to the service. `forward` lets the request have its effect; what is returned is answered,
 * and 'drop' breaks the connection instead.
 */
export type Misbehave = (
  forward: () => Promise<ProxyAnswer>,
  request: SeenRequest,
) => Promise<ProxyAnswer | 'drop'> | ProxyAnswer | 'drop';

interface Rule {
  readonly method: string;
  readonly pattern: RegExp;
  readonly act: Misbehave;
  left: number;
}

/** An answer with a JSON body, or none at all. */
export function answer(status: number, body?: unknown, headers: Record<string, string> = {}): ProxyAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: body === undefined ? '' : JSON.stringify(body),
  };
}

/** A service error as the reference documents it. */
export const refusal = (status: number, code: number | string, description = 'No.'): ProxyAnswer =>
  answer(status, { code, description });

/** The effect happens and nobody hears of it. */
export const dropAnswer: Misbehave = async (forward) => {
  await forward();
  return 'drop' as const;
};

/** The request never arrives. */
export const dropRequest: Misbehave = () => 'drop';

/** Stands between client and simulator on real connections, remembers every request, and misbehaves on cue. */
export class UnrulyProxy {
  readonly requests: SeenRequest[] = [];
  #rules: Rule[] = [];

  private constructor(
    private readonly server: Server,
    private readonly target: string,
  ) {}

  static async start(target: string): Promise<UnrulyProxy> {
    const server = createServer();
    const proxy = new UnrulyProxy(server, target);
    server.on('request', (incoming: IncomingMessage, outgoing: ServerResponse) => {
      void proxy.#handle(incoming, outgoing);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`; // listening: an address it is
  }

  /** Misbehaves at the next `times` requests to this path of a customer; `*` stands for one part of it. */
  on(customer: string, method: string, path: string, act: Misbehave, times = 1): void {
    const escaped = `/customers/${customer}/${path}`.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]+');
    this.#rules.push({ method, pattern: new RegExp(`^${escaped}$`, 'i'), act, left: times });
  }

  /** Behaves again. */
  calm(): void {
    this.#rules = [];
  }

  /** Requests of a customer to paths that match, oldest first. */
  of(customer: string, method: string, path: RegExp): readonly SeenRequest[] {
    const about = `/customers/${customer}`.toLowerCase();
    return this.requests.filter(
      (seen) => seen.method === method && seen.path.toLowerCase().startsWith(about) && path.test(seen.path),
    );
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  async #handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const [path = '', query = ''] = (incoming.url ?? '').replace(/^\/v1/, '').split('?');
    const method = incoming.method ?? '';
    const text = await bodyOf(incoming).catch(() => undefined);
    // Whoever asked has given up before the whole of it had come.
    if (text === undefined) return;
    const seen: SeenRequest = {
      method,
      path,
      query,
      requestId: header(incoming, 'ms-requestid'),
      ifMatch: header(incoming, 'if-match'),
      body: text === '' ? undefined : JSON.parse(text),
      at: Date.now(),
      status: undefined,
    };
    this.requests.push(seen);
    const rule = this.#rules.find((one) => one.left > 0 && one.method === method && one.pattern.test(path));
    if (rule) rule.left -= 1;
    try {
      const forward = (): Promise<ProxyAnswer> => this.#forward(incoming, text);
      const result = rule ? await rule.act(forward, seen) : await forward();
      if (result === 'drop') {
        incoming.socket.resetAndDestroy();
        return;
      }
      seen.status = result.status;
      outgoing.writeHead(result.status, { ...result.headers }).end(result.body);
    } catch {
      incoming.socket.resetAndDestroy();
    }
  }

  async #forward(incoming: IncomingMessage, text: string): Promise<ProxyAnswer> {
    return new Promise((resolve, reject) => {
      const headers = { ...incoming.headers, 'content-length': String(Buffer.byteLength(text)) };
      delete headers['transfer-encoding'];
      const onward = send(`${this.target}${incoming.url ?? ''}`, { method: incoming.method, headers }, (reply) => {
        bodyOf(reply).then((body) => {
          const kept = Object.entries(reply.headers).flatMap(([name, value]) =>
            ['connection', 'keep-alive', 'content-length', 'transfer-encoding'].includes(name) || value === undefined
              ? []
              : [[name, Array.isArray(value) ? value.join(',') : value] as const],
          );
          resolve({ status: reply.statusCode ?? 0, headers: Object.fromEntries(kept), body });
        }, reject);
      });
      onward.on('error', reject);
      onward.end(text);
    });
  }
}

function header(message: IncomingMessage, name: string): string | undefined {
  const value = message.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

async function bodyOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer); // no encoding is set: chunks are buffers
  return Buffer.concat(chunks).toString('utf8');
}
