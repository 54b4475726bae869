import type { Clock } from '../../base';
import {
  isLookedAtLater,
  judgeDrift,
  readHeldLicense,
  rowMessage,
  type Drift,
  type DriftFacts,
  type MovedUser,
} from '../../migration';
import { CallFailure, type PartnerCenter } from '../../partner-center';
import { idKey } from '../../base';
import type { EnginePolicy } from '../policy';
import type { Log } from '../postgres';
import { readListed } from '../source-reading';
import type { Database } from '../store/database';
import { postponeLook, recordLook, type DueLook, type LookResult } from '../store/rows/later-looks';
import { movesOf } from '../store/turns/moves';
import { purchasesOf } from '../store/turns/purchases';
import type { MigrationRecord } from '../store/rows/records';
import { loadMigration } from '../store/turns/turns';

/** What a look works with. It writes nothing to the service. */
export interface LookWorld {
  readonly database: Database;
  readonly service: PartnerCenter;
  readonly policy: EnginePolicy;
  readonly clock: Clock;
  readonly log: Log;
}

/** Looks once more at a row that is at its end, and marks what is no longer as it was left. */
export async function lookLater(world: LookWorld, due: DueLook): Promise<void> {
  const record = await loadMigration(world.database, due.id);
  if (record === undefined || !isLookedAtLater(record.state)) return;
  try {
    const drift = judgeDrift(await readFacts(world, record));
    const found = resultOf(record, drift, world.clock.now());
    await recordLook(world.database, due, record, found, world.policy.lookAgainAfter);
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error;
    // The service is away, or refuses today: nothing is known, and nothing is said.
    const { operation, status, code } = error.facts;
    world.log.warn({ migration: due.id, operation, status, code }, 'look-postponed');
    await postponeLook(world.database, due, world.policy.changePatience);
  }
}

async function readFacts(world: LookWorld, record: MigrationRecord): Promise<DriftFacts> {
  const { plan } = record;
  const place = { ...world, record };
  const [purchases, moves] = await Promise.all([
    purchasesOf(world.database, record.id),
    movesOf(world.database, record.id, 'forward'),
  ]);
  const listed = await world.service.subscriptions.list(plan.customerId);
  const bought: DriftFacts['bought'][number][] = [];
  for (const { part, quantity, subscriptionId } of purchases) {
    if (subscriptionId === undefined) continue;
    const licenses = plan.parts.find((one) => one.part === part)?.licenses ?? 0;
    const now = (await readListed(place, listed, subscriptionId))?.subscription;
    bought.push({ quantity: quantity ?? licenses, now });
  }
  const old = (await readListed(place, listed, plan.source.id))?.subscription;
  const users: MovedUser[] = [];
  for (const user of plan.users) {
    const outcome = moves.get(idKey(user.userId))?.outcome;
    const target = plan.parts.find((one) => one.part === user.part);
    if (target === undefined || (outcome !== 'moved' && outcome !== 'removed')) continue;
    const licenses = await world.service.users.licenses(plan.customerId, user.userId);
    users.push({
      licenses: licenses?.map(readHeldLicense),
      newSku: target.plan.skuId,
      oldSku: plan.source.skuId,
    });
  }
  const partial = (record.result.drift?.from ?? record.state) === 'partial';
  return {
    choice: partial ? 'leave' : plan.retire,
    bought,
    old: { renewed: plan.source.autoRenew, now: old },
    users,
  };
}

/** Where the row stands after the look: what it said before it drifted is kept, for when everything is right again. */
function resultOf(record: MigrationRecord, { codes, users }: Drift, now: Date): LookResult {
  const before = record.result.drift ?? {
    from: record.state === 'partial' ? ('partial' as const) : ('done' as const),
    message: record.message,
  };
  const lookedAt = now.toISOString();
  if (codes.length === 0) {
    return { state: before.from, message: before.message, result: { lookedAt, drift: null } };
  }
  return {
    state: 'drifted',
    message:
      users === 0 ? rowMessage('drifted', { changes: codes }) : rowMessage('drifted-users', { changes: codes, users }),
    result: { lookedAt, drift: before },
  };
}
