import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { daysAfter } from './dates';
import { documented, type Dialect } from './dialect';
import { crowd } from './fixtures/crowd';
import { lostCustomer, partner } from './fixtures/partner';
import { Ledger, type LedgerReport } from './ledger';
import { echoed, Service, type Reaction } from './service';
import { customerOf, type World } from './state/world';
import { noTroubles, type Troubles } from './troubles';

export interface ReferenceServerOptions {
  /** Default 0: any free port of the loopback interface. */
  readonly port?: number;
  /** Day that the fixtures count from, as YYYY-MM-DD. Default: the day it is. */
  readonly today?: string;
  readonly dialect?: Partial<Dialect>;
  readonly troubles?: Partial<Troubles>;
  /** Alike customers with two rows each, instead of the six. */
  readonly crowd?: number;
  /** A seventh customer, whose relationship has ended. */
  readonly lostCustomer?: boolean;
  /** Milliseconds that each answer takes; half of them before anything is done. */
  readonly latency?: number;
  /** Milliseconds since 1970. Default: the real time. */
  readonly now?: () => number;
}

/** A server that speaks the reference, and shares nothing with what is tested against it. */
export interface ReferenceServer {
  readonly url: string;
  ledger(): LedgerReport;
  stop(): Promise<void>;
}

function worldOf(options: ReferenceServerOptions): World {
  const now = options.now ?? Date.now;
  const today = new Date(`${options.today ?? new Date(now()).toISOString().slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(today.getTime())) throw new Error(`Not a day: ${options.today ?? ''}`);
  const fixtures = options.crowd === undefined ? partner : crowd(options.crowd);
  const customers = [...fixtures, ...(options.lostCustomer ? [lostCustomer] : [])].map((one) => customerOf(one, today));
  return {
    dialect: { ...documented, ...options.dialect },
    today: daysAfter(today, 0),
    now,
    customers: new Map(customers.map((customer) => [customer.id, customer])),
    ledger: new Ledger(),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer); // the stream was given no encoding
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, header: (name: string) => string | undefined, reaction: Reaction): void {
  if (reaction.kind === 'lost') {
    response.socket?.resetAndDestroy();
    return;
  }
  const { status, type, text, headers } = reaction.answer;
  response.writeHead(status, {
    ...echoed(header),
    ...headers,
    ...(text === '' ? { 'Content-Length': '0' } : { 'Content-Type': `${type}; charset=utf-8` }),
  });
  response.end(text);
}

/** Starts the server in this process. */
export async function startReferenceServer(options: ReferenceServerOptions = {}): Promise<ReferenceServer> {
  const world = worldOf(options);
  const service = new Service(world, { ...noTroubles, ...options.troubles });
  const pause = (options.latency ?? 0) / 2;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const header = (name: string): string | undefined => {
      const value = request.headers[name.toLowerCase()];
      return typeof value === 'string' ? value : undefined;
    };
    const text = await textOf(request);
    const url = new URL(request.url ?? '/', 'http://reference.invalid');
    if (pause > 0) await wait(pause);
    const reaction = service.react({ method: request.method ?? '', url, header, text });
    if (pause > 0) await wait(pause);
    send(response, header, reaction);
  }

  const server = createServer((request, response) => {
    // A caller that is killed in the middle of its request leaves half of one, which does nothing.
    handle(request, response).catch((error: unknown) => {
      if (!request.complete) response.destroy();
      else response.writeHead(500).end(error instanceof Error ? (error.stack ?? error.message) : String(error));
    });
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${String(address.port)}`,
    ledger: () => world.ledger.report(),
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close').catch(() => undefined);
    },
  };
}
