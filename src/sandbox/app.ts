import fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { lockData } from './data-lock';
import { Dispatcher } from './dispatch';
import { Faults, FaultSpecError } from './faults';
import { Limiter } from './limiter';
import type { Operation } from './operation';
import { resolveOptions, type SandboxOptions } from './options';
import { badRequest, Refusal } from './refusal';
import { auditOperations } from './routes/audit-records';
import { cartOperations } from './routes/carts';
import { catalogueOperations } from './routes/catalogue';
import { registerControl } from './routes/control';
import { customerOperations } from './routes/customers';
import { orderOperations } from './routes/orders';
import { partnerOperations } from './routes/partner';
import { subscriptionOperations } from './routes/subscriptions';
import { userOperations } from './routes/users';
import { ScenarioError } from './seed/build';
import { World } from './state/world';

/** Every operation of the service that is simulated. */
export const operations: readonly Operation[] = [
  ...customerOperations,
  ...subscriptionOperations,
  ...catalogueOperations,
  ...cartOperations,
  ...orderOperations,
  ...userOperations,
  ...partnerOperations,
  ...auditOperations,
];

/** A simulator that is built but listens nowhere yet. */
export interface Sandbox {
  readonly app: FastifyInstance;
  readonly world: World;
  readonly faults: Faults;
}

/** A request can be as large as the longest documented one by far. */
const bodyLimit = 4 * 1024 * 1024;

function readJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, text, done) => {
    // A checkout comes with the type of JSON and an empty body.
    if (text.length === 0) {
      done(null, undefined);
      return;
    }
    try {
      done(null, JSON.parse(text.toString()));
    } catch {
      done(badRequest('The body is not JSON.', 2000));
    }
  });
}

function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (error instanceof FaultSpecError || error instanceof ScenarioError) return badRequest(error.message, 2000);
  return undefined;
}

/** Builds the simulator: routes over the world that the options describe or the journal remembers. */
export function buildSandbox(options: SandboxOptions = {}): Sandbox {
  const resolved = resolveOptions(options);
  const faults = new Faults(resolved.seed, resolved.faults);
  const world = World.open(resolved);
  const dispatcher = new Dispatcher(world, faults, new Limiter(resolved.requestsPerMinute));
  const app = fastify({ bodyLimit, forceCloseConnections: 'idle', routerOptions: { caseSensitive: false } });
  readJson(app);
  for (const operation of operations) {
    app.route({
      method: operation.method,
      url: operation.path,
      handler: (request, reply) => dispatcher.handle(operation, request, reply),
    });
  }
  registerControl(app, world, faults, dispatcher);
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send(new Refusal(404, 1000, `${request.method} ${request.url} was not found.`).body()),
  );
  app.setErrorHandler((error: FastifyError, _request, reply) => {
    const refusal = refusalOf(error) ?? new Refusal(error.statusCode ?? 500, 800003, error.message);
    return reply.code(refusal.status).send(refusal.body());
  });
  app.addHook('onClose', () => world.close());
  return { app, world, faults };
}

/** A simulator that listens on the loopback interface of this process. */
export interface RunningSandbox extends Sandbox {
  readonly url: string;
  stop(): Promise<void>;
}

/** How often the counts of calls go into the journal. */
const saveCountsEvery = 1000;

async function listening(options: SandboxOptions): Promise<{ started: Sandbox; url: string }> {
  const started = buildSandbox(options);
  return { started, url: await started.app.listen({ host: '127.0.0.1', port: options.port ?? 0 }) };
}

/** Starts the simulator inside this process, for tests and benches. */
export async function startSandbox(options: SandboxOptions = {}): Promise<RunningSandbox> {
  const lock = options.dataDirectory === undefined ? undefined : await lockData(options.dataDirectory);
  const { started, url } = await listening(options).catch(async (error: unknown) => {
    await lock?.release();
    throw error;
  });
  if (lock) lock.url = url;
  const timer = setInterval(() => {
    started.world.saveCounts();
  }, saveCountsEvery);
  timer.unref();
  return {
    ...started,
    url,
    stop: async () => {
      clearInterval(timer);
      await started.app.close();
      await lock?.release();
    },
  };
}
