/** An engine that ends by SIGKILL at a named instant of one row; says `reached` and the time just before. */
import { brandId, type RunId, type SubscriptionId } from '../../src/base';
import { createPool, openEngine, type EnginePolicy, type RunTerms } from '../../src/engine';
import type { MigrationPlan } from '../../src/migration';
import { testClient, testPolicy } from '../support/engine-world';
import { errorLog } from '../support/log';
import { systemClock } from '../support/system-clock';

/** What the parent asks for, as JSON in the first argument. */
export interface DyingWish {
  readonly databaseUrl: string;
  readonly serviceUrl: string;
  readonly executorId: string;
  readonly runId: string;
  readonly writeDeadline: number;
  /** The instant, for one of the client's with its operation. Undefined: it lives until it is killed. */
  readonly point: string | undefined;
  /** Rows that are submitted. */
  readonly plans: readonly MigrationPlan[];
  readonly terms?: RunTerms;
  /** Rows that are to be undone. */
  readonly undo: readonly string[];
  /** What else a person asks of rows. */
  readonly command?: { readonly name: 'resume' | 'cancel' | 'retry'; readonly ids: readonly string[] };
  /** A row, and the subscription that a person says was bought for it. */
  readonly adopt?: { readonly id: string; readonly subscription: string };
  /** Default: as other tests have it. */
  readonly policy?: Partial<EnginePolicy>;
}

/** Ends this process, with nothing in between, where the instant is the one that was wished for. */
function dieAt(wish: DyingWish, point: string): void {
  if (point !== wish.point) return;
  process.stdout.write(`reached ${String(Date.now())}\n`);
  process.kill(process.pid, 'SIGKILL');
}

async function main(wish: DyingWish): Promise<void> {
  const pool = createPool(wish.databaseUrl, { log: errorLog, clock: systemClock });
  const engine = await openEngine({
    pool,
    databaseUrl: wish.databaseUrl,
    scope: 'test',
    executorId: wish.executorId,
    service: testClient(wish.serviceUrl, 'x', wish.writeDeadline, (point, operation) => {
      dieAt(wish, `${point} ${operation}`);
    }),
    policy: { ...testPolicy, ...wish.policy, writeDeadline: wish.writeDeadline },
    clock: systemClock,
    log: errorLog,
    reach: (point) => {
      dieAt(wish, point);
    },
  });
  process.stdout.write('open\n');
  const runId = brandId<RunId>(wish.runId);
  if (wish.plans.length > 0)
    await engine.submit({ runId, runBy: 'agent@partner.example', plans: wish.plans, ...wish.terms });
  if (wish.undo.length > 0) await engine.undo(wish.undo);
  if (wish.command !== undefined) await engine[wish.command.name](wish.command.ids);
  if (wish.adopt !== undefined) {
    const { id, subscription } = wish.adopt;
    await engine.adopt(id, brandId<SubscriptionId>(subscription), 'agent@partner.example');
  }
  process.stdout.write('submitted\n');
}

// The parent's own words: nobody else starts this.
void main(JSON.parse(process.argv[2] ?? '') as DyingWish);
