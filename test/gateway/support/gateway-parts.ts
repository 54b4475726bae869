import pino from 'pino';
import { openPlanList, openRunFeed, Pace, problemOfFailure, type RunWorld } from '../../../src/job';
import { localIdentity } from '../../../src/gateway/auth/local-identity';
import { Meters } from '../../../src/gateway/metrics/meters';
import type { GatewayParts } from '../../../src/gateway/gateway-parts';

/** The parts of a gateway on a world that a test has opened, as main.ts puts them together on a real one. */
export function gatewayParts(world: RunWorld, more: Partial<GatewayParts> = {}): GatewayParts {
  const pace = new Pace();
  return {
    world,
    pace,
    plans: openPlanList(world),
    feed: openRunFeed(world, pace),
    identify: localIdentity({ id: 'local:agent', name: 'agent' }),
    meters: new Meters(),
    fleet: {
      numbers: async () => ({ ...(await world.engine.standing()), budget: undefined }),
      pool: () => ({ open: 0, idle: 0, waiting: 0 }),
      budgetLimit: 0,
    },
    log: pino({ level: process.env['CROSSGRADE_TEST_LOG'] ?? 'silent' }),
    version: '1.2.3',
    requestsPerMinute: 0,
    concurrency: 16,
    signIn: undefined,
    publicUrl: undefined,
    tls: undefined,
    pages: { pane: undefined, officeJs: undefined },
    callsPerMinute: 100_000,
    problemOf: (error) => problemOfFailure(error, 'sandbox'),
    databaseAnswers: async () => {
      await world.engine.cursor();
    },
    serviceAnswers: async () => {
      await world.service.profile.get();
    },
    ...more,
  };
}
