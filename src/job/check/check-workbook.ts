import { idKey, type CustomerId, type UserId } from '../../base';
import { isUnderWay } from '../../migration';
import type { RowView } from '../../engine';
import type { MigrationRow, WorkbookContent } from '../../workbook';
import { openCatalogue } from '../reading/catalogue-reader';
import { inLanes } from '../reading/lanes';
import { openMemory } from '../reading/memory';
import { indexUsers } from '../user-index';
import type { RunWorld } from '../world';
import { checkRows, type CheckedRow } from './checked-row';
import { readCustomerNow } from './customer-reading';
import { verifyTargets } from './target-verification';

/** Which rows are checked, and how. */
export interface CheckWish {
  readonly content: WorkbookContent;
  readonly rows: readonly MigrationRow[];
  /** What runs hold and have done, for these rows. */
  readonly views: readonly RowView[];
  /** Whether a digest of an earlier check must still hold. */
  readonly againstDigest: boolean;
  readonly progress: (checked: number) => void;
  /** Aborted: the check ends between two customers; it only reads. */
  readonly signal?: AbortSignal | undefined;
}

/** Checks rows against the service, customer by customer, several customers at once. */
export async function checkWorkbookRows(world: RunWorld, wish: CheckWish): Promise<readonly CheckedRow[]> {
  const catalogue = openCatalogue(world);
  const memory = openMemory(world, wish.againstDigest ? 'by-run' : 'by-check');
  const verifier = verifyTargets(world, wish.content.plans, memory);
  const byCustomer = new Map<string, MigrationRow[]>();
  for (const row of wish.rows) {
    const key = idKey(row.customerId);
    byCustomer.set(key, [...(byCustomer.get(key) ?? []), row]);
  }
  const taken = takenUsers(wish.views);
  const users = indexUsers(wish.content.users);
  const special = new Set(wish.content.plans.filter((plan) => plan.segment !== 'commercial').map((plan) => plan.key));
  const checked = new Map<MigrationRow, CheckedRow>();
  await inLanes(byCustomer.values(), world.customersAtOnce, async (rows) => {
    wish.signal?.throwIfAborted();
    const reading = await readCustomerNow(world, { catalogue, memory }, customerOf(rows), {
      sources: new Set(rows.map((row) => idKey(row.subscriptionId))),
      qualifications: rows.some((row) => row.plan.targetPlan !== undefined && special.has(row.plan.targetPlan)),
      users: rows.some((row) => row.plan.include !== 'no'),
    });
    const group = { rows, reading, content: wish.content, users, verifier, taken };
    for (const one of await checkRows(world, group, { againstDigest: wish.againstDigest })) checked.set(one.row, one);
    wish.progress(checked.size);
  });
  return wish.rows.flatMap((row) => checked.get(row) ?? []);
}

function customerOf(rows: readonly MigrationRow[]): CustomerId {
  const [first] = rows;
  if (first === undefined) throw new Error('A group of rows without a row');
  return first.customerId;
}

/** Users that runs under way move: they belong to those rows, whatever the split would say today. */
function takenUsers(views: readonly RowView[]): ReadonlyMap<string, readonly UserId[]> {
  return new Map(
    views
      .filter(({ record }) => isUnderWay(record.state) || record.state === 'queued' || record.state === 'scheduled')
      .map(({ record }) => [idKey(record.plan.source.id), record.plan.users.map((user) => user.userId)]),
  );
}
