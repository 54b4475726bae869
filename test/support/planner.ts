import type { CustomerId, UserId } from '../../src/base';
import { checkWorkbookRows } from '../../src/job/check/check-workbook';
import { openCatalogue, type CatalogueReader } from '../../src/job/reading/catalogue-reader';
import { readOneCustomer, readSubscriptions } from '../../src/job/reading/customers';
import { suggestedRow } from '../../src/job/suggested-row';
import type { RunWorld } from '../../src/job';
import {
  isExpiring,
  readSkuUnits,
  type MigrationPlan,
  type Plan,
  type RowPlan,
  type UserChoice,
} from '../../src/migration';
import type { MigrationRow, UserRow, WorkbookContent } from '../../src/workbook';
import { systemClock } from './system-clock';

/** What an agent writes into the sheet. */
export interface PlanWish {
  /** Title or key of the target plan. */
  readonly target?: string;
  /** Other cells of every row. */
  readonly row?: Partial<RowPlan>;
  /** Choices for users; a target plan by its title. */
  readonly users?: readonly (Partial<Omit<UserChoice, 'userId'>> & { readonly userId: string })[];
}

/** Makes snapshots as Check makes them: pulled, filled in, judged against the service. */
export class Planner {
  #catalogue: CatalogueReader | undefined;

  constructor(private readonly world: () => RunWorld) {}

  /** The sheet as the agent leaves it. */
  async content(customerId: CustomerId, wish: PlanWish): Promise<WorkbookContent> {
    const world = this.world();
    this.#catalogue ??= openCatalogue(world);
    const catalogue = this.#catalogue;
    const [customer, subscriptions, skus] = await Promise.all([
      readOneCustomer(world, customerId),
      readSubscriptions(world, customerId),
      world.service.users.subscribedSkus(customerId),
    ]);
    const units = skus.map(readSkuUnits);
    const known = { customerId, country: customer.country, units };
    const identified = await Promise.all(subscriptions.map((one) => catalogue.identify(one, known, true)));
    const listed = await catalogue.plansOf([customer.country ?? 'US']);
    const query = { today: systemClock.today(), within: 'any', late: false } as const;
    const rows = identified
      .filter((one) => isExpiring(one, query))
      .map((source, index): MigrationRow => {
        const row = suggestedRow({ customer, source, subscriptions: identified, units }, listed);
        const target = wish.target === undefined ? {} : { targetPlan: keyOf(listed, wish.target) };
        return {
          ...row,
          plan: { ...row.plan, include: 'yes', ...target, ...wish.row },
          rowNumber: index + 2,
        };
      });
    return {
      meta: { connection: 'test', sandbox: true, locale: 'en-US', pulledOn: undefined, runIds: [] },
      locale: 'en-US',
      rows,
      users: rows.flatMap((row) => (wish.users ?? []).map((choice) => userRow(row, choice, listed))),
      plans: listed,
      problems: [],
    };
  }

  async plans(customerId: CustomerId, wish: PlanWish): Promise<MigrationPlan[]> {
    return this.check(await this.content(customerId, wish));
  }

  /** Judges every row against the service, as Check does. */
  check(content: WorkbookContent): Promise<MigrationPlan[]> {
    return this.judge(content, false);
  }

  /** Judges every row once more, as Run does after a check. */
  checkAgain(content: WorkbookContent): Promise<MigrationPlan[]> {
    return this.judge(content, true);
  }

  private async judge(content: WorkbookContent, againstDigest: boolean): Promise<MigrationPlan[]> {
    const checked = await checkWorkbookRows(this.world(), {
      content,
      rows: content.rows,
      views: [],
      againstDigest,
      progress: () => undefined,
    });
    return checked.map((row) => {
      if (row.plan === undefined) throw new Error(JSON.stringify(row.findings));
      return row.plan;
    });
  }
}

function keyOf(plans: readonly Plan[], title: string): string {
  const plan =
    plans.find((one) => one.key === title || one.label === title) ?? plans.find((one) => one.label.startsWith(title));
  if (plan === undefined) throw new Error(`No plan ${title} among ${plans.map((one) => one.label).join(', ')}`);
  return plan.key;
}

function userRow(row: MigrationRow, choice: NonNullable<PlanWish['users']>[number], plans: readonly Plan[]): UserRow {
  return {
    customerId: row.customerId,
    subscriptionId: row.subscriptionId,
    userId: choice.userId as UserId, // the simulator's own id
    customer: '',
    user: '',
    userName: '',
    from: '',
    to: '',
    location: undefined,
    choice: {
      userId: choice.userId as UserId, // as above
      exclude: choice.exclude ?? false,
      targetPlan: choice.targetPlan === undefined ? undefined : keyOf(plans, choice.targetPlan),
      setLocation: choice.setLocation,
    },
    unknownPlan: undefined,
    kept: [],
    lost: [],
    new: [],
    licensesAfter: undefined,
    proof: undefined,
    result: undefined,
    updated: undefined,
    rowNumber: undefined,
  };
}
