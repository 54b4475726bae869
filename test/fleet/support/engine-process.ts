/**
 * An engine of a process of its own, of a given protocol, that can be frozen: it stops itself where it is at a named
 * instant. Says `open`, `submitted`, `frozen` and, when others have taken over, `replaced`.
 */
import { randomUUID } from 'node:crypto';
import { brandId, type RunId } from '../../../src/base';
import { createPool, openEngine } from '../../../src/engine';
import type { MigrationPlan } from '../../../src/migration';
import { testClient, testPolicy } from '../../support/engine-world';
import { silentLog } from '../../support/log';
import { systemClock } from '../../support/system-clock';

/** What the parent asks for, as JSON in the first argument. */
export interface EngineWish {
  readonly databaseUrl: string;
  readonly serviceUrl: string;
  readonly writeDeadline: number;
  readonly memberSilence: number;
  readonly rowsAtOnce: number;
  /** Undefined: as the program is. */
  readonly protocol: number | undefined;
  /** Undefined: it never stops itself. */
  readonly freezeAt: string | undefined;
  /** Rows that are submitted. */
  readonly plans: readonly MigrationPlan[];
  /** Rows that are to be undone. */
  readonly undo: readonly string[];
}

async function main(wish: EngineWish): Promise<void> {
  const { databaseUrl, protocol, writeDeadline, memberSilence, rowsAtOnce } = wish;
  const say = (line: string): void => {
    process.stdout.write(`${line}\n`);
  };
  let frozen = false;
  const engine = await openEngine({
    pool: createPool(databaseUrl, { log: silentLog, clock: systemClock }),
    databaseUrl,
    scope: 'test',
    executorId: randomUUID(),
    service: testClient(wish.serviceUrl, 'x', writeDeadline),
    policy: { ...testPolicy, writeDeadline, memberSilence, rowsAtOnce },
    clock: systemClock,
    log: silentLog,
    ...(protocol === undefined ? {} : { protocol }),
    reach: (point) => {
      if (frozen || point !== wish.freezeAt) return;
      frozen = true;
      say('frozen');
      // Nothing of this process runs from here on until somebody lets it.
      process.kill(process.pid, 'SIGSTOP');
    },
  });
  engine.replaced.addEventListener('abort', () => {
    say('replaced');
  });
  say('open');
  if (wish.plans.length > 0) {
    await engine.submit({
      runId: brandId<RunId>(randomUUID()),
      runBy: 'agent@partner.example',
      plans: wish.plans,
    });
  }
  if (wish.undo.length > 0) await engine.undo(wish.undo);
  say('submitted');
}

// The parent's own words: nobody else starts this.
void main(JSON.parse(process.argv[2] ?? '') as EngineWish);
