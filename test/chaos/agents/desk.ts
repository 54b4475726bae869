import { randomUUID } from 'node:crypto';
import { brandId, type CustomerId, type RunId, type SubscriptionId } from '../../../src/base';
import { freshRow, paths, pullAnswer, runAnswer, statusesAnswer } from '../../../src/contract';
import type { MigrationRow, WorkbookContent } from '../../../src/workbook';
import { checkedBy, plannedOf } from '../../gateway/support/test-gateway';
import type { Shown } from '../judge/rows';
import type { Wanted } from '../world/customers';
import type { Line } from './line';

/** Customers of one pull and rows of one check. */
const blockSize = 100;

function blocks<T>(items: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / blockSize) }, (_, place) =>
    items.slice(place * blockSize, (place + 1) * blockSize),
  );
}

/** A row as a gateway shows it, with the run that has it. */
export interface ShownRow extends Shown {
  readonly run: RunId | undefined;
}

/** A run that was asked for by waves, with the rows that it was asked for. */
export interface WavesRun {
  readonly id: RunId;
  readonly askedAt: number;
  readonly rows: readonly Wanted[];
}

/** An agent's sheet at the pane: pulls, fills in, checks, runs, and looks where rows stand. */
export class Desk {
  #sheet: WorkbookContent | undefined;
  readonly #runs = new Map<string, RunId>();
  /** Runs of the plan, in the order in which they were asked for. */
  readonly runs: RunId[] = [];
  /** When rows were first asked for once more, in a run without waves. */
  readonly #again = new Map<string, number>();
  readonly wavesRuns: WavesRun[] = [];

  constructor(
    private readonly line: Line,
    readonly rows: readonly Wanted[],
  ) {}

  /** The sheet as it is before anything is run. */
  async prepare(): Promise<void> {
    const customers = [...new Set(this.rows.map(({ customer }) => customer))];
    for (const block of blocks(customers)) {
      const pulled = await this.line.ask((caller) =>
        caller.ask(pullAnswer, 'POST', paths.pulls, {
          within: 'any',
          late: false,
          preset: 'all',
          customers: block.map((id) => brandId<CustomerId>(id)),
        }),
      );
      const known = this.#sheet;
      const fresh = pulled.rows.flatMap((row): MigrationRow[] => {
        const wanted = this.#wanted(row.subscriptionId);
        if (wanted === undefined) return [];
        const plan = pulled.plans.find(({ label }) => label === wanted.target);
        if (plan === undefined) throw new Error(`No plan ${wanted.target}`);
        const { subscription: reference, licenses, wave } = wanted;
        return [
          {
            ...freshRow(row),
            plan: { ...row.plan, include: 'yes', targetPlan: plan.key, licenses, wave, reference },
          },
        ];
      });
      const sheet = {
        meta: { connection: pulled.meta.connection, sandbox: false, locale: 'en-US', pulledOn: undefined, runIds: [] },
        locale: 'en-US',
        rows: [...(known?.rows ?? []), ...fresh].map((row, place) => ({ ...row, rowNumber: place + 2 })),
        users: known?.users ?? [],
        plans: known?.plans ?? pulled.plans,
        problems: [],
      };
      this.#sheet = sheet as unknown as WorkbookContent; // as above
    }
    await this.#check(this.rows.map(({ subscription }) => subscription));
  }

  /** Runs rows under a fresh id, at whichever gateway answers. */
  async run(subscriptions: readonly string[], byWaves: boolean): Promise<void> {
    const id = brandId<RunId>(randomUUID());
    this.runs.push(id);
    if (byWaves) {
      const rows = subscriptions.flatMap((subscription) => this.#wanted(subscription) ?? []);
      this.wavesRuns.push({ id, askedAt: Date.now(), rows });
    }
    await this.#submit(id, subscriptions, byWaves);
  }

  async #submit(id: RunId, subscriptions: readonly string[], byWaves: boolean): Promise<void> {
    for (const subscription of subscriptions) this.#runs.set(subscription.toLowerCase(), id);
    const request = {
      ...plannedOf(this.#part(subscriptions)),
      only: undefined,
      subscriptions: undefined,
      steps: byWaves ? { kind: 'waves' } : undefined,
    };
    await this.line.ask((caller) => caller.ask(runAnswer, 'PUT', paths.run(id), request));
  }

  /** The run that has a row, as far as it is known; undefined: nobody has asked for it yet. */
  runOf(subscription: string): RunId | undefined {
    return this.#runs.get(subscription.toLowerCase());
  }

  /** Checks rows anew and runs them. */
  async runAgain(subscriptions: readonly string[]): Promise<void> {
    await this.#check(subscriptions);
    for (const subscription of subscriptions) {
      const key = subscription.toLowerCase();
      if (!this.#again.has(key)) this.#again.set(key, Date.now());
    }
    await this.#submit(brandId<RunId>(randomUUID()), subscriptions, false);
  }

  /** When a row was first asked for once more, in a run without waves; Infinity: never. */
  askedAgainAt(subscription: string): number {
    return this.#again.get(subscription.toLowerCase()) ?? Infinity;
  }

  /** Every row as a gateway shows it. */
  async look(): Promise<readonly ShownRow[]> {
    const found = new Map<string, ShownRow>();
    for (const block of blocks(this.rows)) {
      const { rows } = await this.line.ask((caller) =>
        caller.ask(statusesAnswer, 'POST', paths.statuses, {
          subscriptions: block.map(({ subscription }) => brandId<SubscriptionId>(subscription)),
        }),
      );
      for (const { subscriptionId, state, message, result, runId } of rows) {
        if (runId !== undefined) this.#runs.set(subscriptionId.toLowerCase(), runId);
        found.set(subscriptionId.toLowerCase(), {
          where: 'gateway',
          subscription: subscriptionId,
          run: runId,
          state: state ?? '',
          newSubscription: result?.newSubscription ?? '',
          licenses: result?.boughtLicenses ?? undefined,
          moved: result?.reassign?.moved,
          message: message ? `${message.code} ${JSON.stringify(message.values)}` : '',
        });
      }
    }
    return this.rows.map(
      ({ subscription }): ShownRow =>
        found.get(subscription.toLowerCase()) ?? {
          where: 'gateway',
          subscription,
          run: undefined,
          state: '',
          newSubscription: '',
          licenses: undefined,
          moved: undefined,
          message: '',
        },
    );
  }

  async #check(subscriptions: readonly string[]): Promise<void> {
    for (const block of blocks(subscriptions)) {
      const part = this.#part(block);
      const checked = await this.line.ask((caller) => checkedBy(caller, part));
      const sheet = this.#known();
      const fresh = new Map(checked.rows.map((row) => [row.subscriptionId.toLowerCase(), row]));
      this.#sheet = {
        ...sheet,
        rows: sheet.rows.map((row) => fresh.get(row.subscriptionId.toLowerCase()) ?? row),
        users: [
          ...sheet.users.filter(({ subscriptionId }) => !fresh.has(subscriptionId.toLowerCase())),
          ...checked.users,
        ],
      };
    }
  }

  #part(subscriptions: readonly string[]): WorkbookContent {
    const chosen = new Set(subscriptions.map((id) => id.toLowerCase()));
    const sheet = this.#known();
    return {
      ...sheet,
      rows: sheet.rows.filter(({ subscriptionId }) => chosen.has(subscriptionId.toLowerCase())),
      users: sheet.users.filter(({ subscriptionId }) => chosen.has(subscriptionId.toLowerCase())),
    };
  }

  #known(): WorkbookContent {
    if (this.#sheet === undefined) throw new Error('Nothing was pulled');
    return this.#sheet;
  }

  #wanted(subscription: string): Wanted | undefined {
    return this.rows.find((row) => row.subscription.toLowerCase() === subscription.toLowerCase());
  }
}
