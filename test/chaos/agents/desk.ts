import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { brandId, type CustomerId, type RunId, type SubscriptionId } from '../../../src/base';
import {
  commandAnswer,
  freshRow,
  paths,
  pullAnswer,
  runAnswer,
  statusesAnswer,
  type RunCommand,
} from '../../../src/contract';
import type { MigrationRow, WorkbookContent } from '../../../src/workbook';
import type { Caller } from '../../gateway/support/caller';
import { checkedBy, plannedOf } from '../../gateway/support/test-gateway';
import type { Shown } from '../judge/rows';
import type { Wanted } from '../world/customers';
import type { Fleet } from './fleet';

/** Customers of one pull and rows of one check. */
const blockSize = 100;

function blocks<T>(items: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / blockSize) }, (_, place) =>
    items.slice(place * blockSize, (place + 1) * blockSize),
  );
}

/** An agent at the pane: pulls, fills in, checks, runs, and looks after rows that wait for a person. */
export class Desk {
  #sheet: WorkbookContent | undefined;
  readonly #runs = new Map<string, RunId>();
  /** How often a row was taken up again after a failure: a person gives up in the end. */
  readonly #attempts = new Map<string, number>();

  constructor(
    private readonly fleet: Fleet,
    private readonly rows: readonly Wanted[],
    private readonly chance: () => number,
  ) {}

  /** The sheet as it is before anything is run. */
  async prepare(): Promise<void> {
    const customers = [...new Set(this.rows.map(({ customer }) => customer))];
    for (const block of blocks(customers)) {
      const pulled = await this.#ask((caller) =>
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
        const { subscription: reference, licenses } = wanted;
        return [
          {
            ...freshRow(row),
            plan: { ...row.plan, include: 'yes', targetPlan: plan.key, licenses, reference },
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
  async run(subscriptions: readonly string[]): Promise<void> {
    const id = brandId<RunId>(randomUUID());
    for (const subscription of subscriptions) this.#runs.set(subscription.toLowerCase(), id);
    const request = { ...plannedOf(this.#part(subscriptions)), only: undefined, subscriptions: undefined };
    await this.#ask((caller) => caller.ask(runAnswer, 'PUT', paths.run(id), request));
  }

  /** Every row as a gateway shows it. */
  async look(): Promise<readonly Shown[]> {
    const found = new Map<string, Shown>();
    for (const block of blocks(this.rows)) {
      const { rows } = await this.#ask((caller) =>
        caller.ask(statusesAnswer, 'POST', paths.statuses, {
          subscriptions: block.map(({ subscription }) => brandId<SubscriptionId>(subscription)),
        }),
      );
      for (const { subscriptionId, state, message, result, runId } of rows) {
        if (runId !== undefined) this.#runs.set(subscriptionId.toLowerCase(), runId);
        found.set(subscriptionId.toLowerCase(), {
          where: 'gateway',
          subscription: subscriptionId,
          state: state ?? '',
          newSubscription: result?.newSubscription ?? '',
          licenses: result?.boughtLicenses ?? undefined,
          moved: result?.reassign?.moved,
          message: message ? `${message.code} ${JSON.stringify(message.values)}` : '',
        });
      }
    }
    return this.rows.map(
      ({ subscription }): Shown =>
        found.get(subscription.toLowerCase()) ?? {
          where: 'gateway',
          subscription,
          state: '',
          newSubscription: '',
          licenses: undefined,
          moved: undefined,
          message: '',
        },
    );
  }

  /** Does what a person does about rows that do not go on by themselves; how many were taken in hand. */
  async lookAfter(shown: readonly Shown[], patience: number): Promise<number> {
    const submitted = shown.filter(({ subscription }) => this.#runs.has(subscription.toLowerCase()));
    const paused = submitted.filter(({ state }) => state === 'paused');
    const again = this.#again(
      submitted.filter(({ state, message }) => failed.has(state) && !message.startsWith(hopeless)),
      patience,
    );
    const anew = this.#again(
      submitted.filter(({ state }) => ['', 'stale', 'failed-purchase', 'invalid'].includes(state)),
      patience,
    );
    await this.#command('resume', paused);
    await this.#command('retry', again);
    if (anew.length > 0) {
      const subscriptions = anew.map(({ subscription }) => subscription);
      await this.#check(subscriptions);
      await this.run(subscriptions);
    }
    return paused.length + again.length + anew.length;
  }

  #again(rows: readonly Shown[], patience: number): readonly Shown[] {
    return rows.filter(({ subscription }) => {
      const made = this.#attempts.get(subscription) ?? 0;
      if (made >= patience) return false;
      this.#attempts.set(subscription, made + 1);
      return true;
    });
  }

  async #command(command: RunCommand, rows: readonly Shown[]): Promise<void> {
    const byRun = new Map<RunId, SubscriptionId[]>();
    for (const { subscription } of rows) {
      const run = this.#runs.get(subscription.toLowerCase());
      if (run === undefined) continue;
      byRun.set(run, [...(byRun.get(run) ?? []), brandId<SubscriptionId>(subscription)]);
    }
    for (const [run, subscriptions] of byRun) {
      await this.#ask((caller) => caller.ask(commandAnswer, 'POST', paths.runCommand(run, command), { subscriptions }));
    }
  }

  async #check(subscriptions: readonly string[]): Promise<void> {
    for (const block of blocks(subscriptions)) {
      const part = this.#part(block);
      const checked = await this.#ask((caller) => checkedBy(caller, part));
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

  /** Asks until somebody answers: gateways die, and the service behind them has its troubles. */
  async #ask<T>(question: (caller: Caller) => Promise<T>): Promise<T> {
    for (let tries = 0; ; tries += 1) {
      const caller = await this.fleet.caller((count) => Math.floor(this.chance() * count));
      try {
        return await question(caller);
      } catch (error) {
        if (tries >= mostTries) throw error;
        await wait(pauseBeforeAsking);
      }
    }
  }
}

const failed = new Set(['failed-reassign', 'failed-retire']);
/** What was waited for a day does not come by waiting another one. */
const hopeless = 'provisioning-late';

/** A question is asked of many gateways before it is believed that nobody will answer it. */
const mostTries = 120;
const pauseBeforeAsking = 250;
