import { checkWorkbookRows } from '../../src/job/check/check-workbook';
import { openCatalogue } from '../../src/job/reading/catalogue-reader';
import { readOneCustomer, readSubscriptions, readUnits } from '../../src/job/reading/customers';
import { suggestedRow, type PulledSubscription } from '../../src/job/suggested-row';
import type { RunWorld } from '../../src/job';
import { isExpiring, type MigrationPlan, type Plan } from '../../src/migration';
import type { MigrationRow } from '../../src/workbook';

/** The snapshots of everything that does not renew, checked for real, all of it into one plan. */
export async function checkedPlans(
  world: RunWorld,
  target: (plans: readonly Plan[]) => Plan,
): Promise<MigrationPlan[]> {
  const catalogue = openCatalogue(world);
  const found: PulledSubscription[] = [];
  for await (const page of world.service.customers.list()) {
    for (const { id } of page) {
      const [customer, subscriptions, units] = await Promise.all([
        readOneCustomer(world, id),
        readSubscriptions(world, id),
        readUnits(world, id),
      ]);
      const known = { customerId: id, country: customer.country, units };
      const identified = await Promise.all(subscriptions.map((one) => catalogue.identify(one, known, true)));
      const query = { today: world.clock.today(), within: 'any', late: false } as const;
      for (const source of identified.filter((one) => isExpiring(one, query))) {
        found.push({ customer, source, subscriptions: identified, units });
      }
    }
  }
  const plans = await catalogue.plansOf(found.flatMap(({ customer }) => customer.country ?? []));
  const plan = target(plans);
  const rows = found.map((one, index): MigrationRow => {
    const row = suggestedRow(one, plans);
    return {
      ...row,
      plan: { ...row.plan, include: 'yes', targetPlan: plan.key, term: undefined, billing: undefined },
      rowNumber: index + 2,
    };
  });
  const content = {
    meta: { connection: 'bench', sandbox: true, locale: 'en-US' as const, pulledOn: undefined, runIds: [] },
    locale: 'en-US' as const,
    rows,
    users: [],
    plans,
    problems: [],
  };
  const progress = (): void => undefined;
  const checked = await checkWorkbookRows(world, { content, rows, views: [], againstDigest: false, progress });
  return checked.map((row) => {
    if (row.plan === undefined) throw new Error(`Not clean: ${JSON.stringify(row.findings)}`);
    return row.plan;
  });
}
