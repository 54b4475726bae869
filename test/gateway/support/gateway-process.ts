/** A gateway of its own process on a given database and service, so that it can be killed; says where it listens. */
import { randomUUID } from 'node:crypto';
import { brandId, type TenantId } from '../../../src/base';
import { createPool, openEngine } from '../../../src/engine';
import { buildApp } from '../../../src/gateway/app';
import { judgeRequests, type RunWorld } from '../../../src/job';
import { noLimits } from '../../../src/migration';
import { testClient, testPolicy } from '../../support/engine-world';
import { silentLog } from '../../support/log';
import { systemClock } from '../../support/system-clock';
import { gatewayParts } from './gateway-parts';

/** What the parent asks for, as JSON in the first argument. */
export interface GatewayWish {
  readonly databaseUrl: string;
  readonly serviceUrl: string;
  /** It ends by SIGKILL at this instant, and says `reached` before; default: it lives until it is killed. */
  readonly point?: string;
}

async function main({ databaseUrl, serviceUrl, point }: GatewayWish): Promise<void> {
  const reach = (reached: string): void => {
    if (reached !== point) return;
    process.stdout.write('reached\n');
    process.kill(process.pid, 'SIGKILL');
  };
  const pool = createPool(databaseUrl, { log: silentLog, clock: systemClock });
  const service = testClient(serviceUrl);
  const opened: { world?: RunWorld } = {};
  const engine = await openEngine({
    pool,
    databaseUrl,
    scope: 'test',
    executorId: randomUUID(),
    service,
    policy: testPolicy,
    clock: systemClock,
    log: silentLog,
    reach,
    judge: judgeRequests(async () => {
      // A request that waits from before may be judged while the engine is still being opened.
      while (opened.world === undefined) await systemClock.sleep(10);
      return opened.world;
    }, serviceUrl),
  });
  opened.world = {
    service,
    connection: { tenantId: brandId<TenantId>('11111111-1111-4111-8111-111111111111'), name: 'test', sandbox: true },
    clock: systemClock,
    termEndWords: testPolicy.termEndWords,
    customersAtOnce: 8,
    engine,
    runBy: 'agent',
    newId: randomUUID,
    followEvery: 20,
    followHorizon: 60_000,
    unknownPatience: 60_000,
    limits: noLimits,
    callsPerMinute: undefined,
  };
  const app = await buildApp(gatewayParts(opened.world, { reach }));
  process.stdout.write(`listening ${await app.listen({ host: '127.0.0.1', port: 0 })}\n`);
}

// The parent's own words: nobody else starts this.
void main(JSON.parse(process.argv[2] ?? '') as GatewayWish);
