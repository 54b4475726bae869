import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { optional, readBody } from '../body';
import type { Dispatcher } from '../dispatch';
import { parseFault, type Faults } from '../faults';
import { badRequest } from '../refusal';
import type { CustomerScenario } from '../seed/scenario';
import type { World } from '../state/world';
import { customerScenarioSchema } from './scenario-schema';
import { tamper } from './tamper';

const faultSchema = z.object({
  route: z.string(),
  kind: z.string(),
  count: optional(z.number()),
  chance: optional(z.number()),
  skip: optional(z.number()),
});

const faultsSchema = z.union([z.array(z.union([z.string(), faultSchema])), z.string(), faultSchema]);

const advanceSchema = z.object({
  milliseconds: optional(z.number()),
  seconds: optional(z.number()),
  minutes: optional(z.number()),
  days: optional(z.number()),
});

function specOf(fault: string | z.output<typeof faultSchema>): string {
  if (typeof fault === 'string') return fault;
  const settings = (['count', 'chance', 'skip'] as const).flatMap((name) => {
    const value = fault[name];
    return value === undefined || value === null ? [] : [`,${name}=${String(value)}`];
  });
  return `${fault.route}=${fault.kind}${settings.join('')}`;
}

/** What only a simulator has, for tests and benches: its state, ledger, time, faults, and the hand of a colleague. */
export function registerControl(app: FastifyInstance, world: World, faults: Faults, dispatcher: Dispatcher): void {
  const colleague = () => world.begin({ requestId: '', correlationId: '', cause: 'colleague' });

  app.get('/_sandbox/state', () => ({
    sandbox: true,
    now: new Date(world.clock.now()).toISOString(),
    firstDay: world.clock.firstDay(),
    customers: world.customers.count,
    options: { ...world.options, clock: undefined, scenarios: world.options.scenarios.length },
    faults: faults.list(),
    expiredTokens: dispatcher.expiredTokens.size,
    memory: process.memoryUsage(),
  }));

  app.get<{ Querystring: { customer?: string } }>('/_sandbox/ledger', (request) =>
    world.ledger.report(request.query.customer),
  );

  /** The whole truth about one customer, lags and late ids left aside. */
  app.get<{ Params: { customer: string } }>('/_sandbox/customers/:customer', (request) => {
    const change = colleague();
    const customer = world.customer(request.params.customer, change);
    world.commit(change);
    if (!customer) throw badRequest(`No customer ${request.params.customer}`, 2000);
    return {
      id: customer.id,
      facts: customer.facts,
      subscriptions: [...customer.subscriptions.values()],
      orders: [...customer.orders.values()],
      carts: [...customer.carts.values()],
      users: [...customer.users.values()],
    };
  });

  app.post('/_sandbox/customers', async (request, reply) => {
    const change = colleague();
    // Checked against the shape of a scenario; what it names is checked where the customer is built.
    const scenario = readBody(customerScenarioSchema, request.body) as CustomerScenario;
    const id = world.addCustomer(change, scenario);
    world.commit(change);
    await world.durable();
    return reply.code(201).send({ id });
  });

  app.post('/_sandbox/advance', async (request) => {
    const { milliseconds, seconds, minutes, days } = readBody(advanceSchema, request.body);
    const total = (milliseconds ?? 0) + (seconds ?? 0) * 1000 + (minutes ?? 0) * 60_000 + (days ?? 0) * 86_400_000;
    if (!(total >= 0)) throw badRequest('Time goes forward only.', 2000);
    const change = colleague();
    change.put({ type: 'advance', milliseconds: total });
    world.commit(change);
    await world.durable();
    return { now: new Date(world.clock.now()).toISOString() };
  });

  app.post('/_sandbox/tamper', async (request) => {
    const change = colleague();
    try {
      return tamper(world, dispatcher, change, request.body);
    } finally {
      world.commit(change);
      await world.durable();
    }
  });

  app.get('/_sandbox/faults', () => faults.list());
  app.post('/_sandbox/faults', (request) => {
    const body = readBody(faultsSchema, request.body);
    for (const fault of Array.isArray(body) ? body : [body]) faults.add(parseFault(specOf(fault)));
    return faults.list();
  });
  app.delete('/_sandbox/faults', () => {
    faults.clear();
    return faults.list();
  });
}
