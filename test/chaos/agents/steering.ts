import { brandId, type RunId, type SubscriptionId } from '../../../src/base';
import { commandAnswer, evidenceAnswer, paths, type CommandAnswer, type RunCommand } from '../../../src/contract';
import type { Shown } from '../judge/rows';
import type { Stillness } from '../judge/stillness';
import type { Desk, ShownRow, WavesRun } from './desk';
import type { Line } from './line';

/** What people have told rows, as the product took it. */
export interface SteeringFigures {
  paused: number;
  resumed: number;
  cancelled: number;
  retried: number;
  undone: number;
  /** Waves that were approved. */
  wavesApproved: number;
  /** Unclear purchases about which a person decided. */
  decided: number;
}

/** What is told to rows of a run by name, or to all of it. */
interface Telling {
  readonly command: RunCommand;
  readonly run: RunId;
  readonly rows?: readonly string[];
  readonly wave?: number;
}

const failed = new Set(['failed-reassign', 'failed-retire']);
/** States in which nothing was bought, and a row can be run again. */
const unbought = new Set(['stale', 'failed-purchase', 'invalid']);
/** What was waited for a day does not come by waiting another one. */
const hopeless = 'provisioning-late';
/** How often somebody tries to cancel a row that its run does not know yet. */
const mostCancels = 300;

const waitsForApproval = ({ state, message }: Shown): boolean => state === 'paused' && message.startsWith('waits-for-');

/** What people do about rows: pause, resume, cancel, retry, undo, approve waves, and decide about unclear orders. */
export class Steering {
  readonly figures: SteeringFigures = {
    paused: 0,
    resumed: 0,
    cancelled: 0,
    retried: 0,
    undone: 0,
    wavesApproved: 0,
    decided: 0,
  };
  /** How often a row was taken up again after a failure: a person gives up in the end. */
  readonly #attempts = new Map<string, number>();
  /** Runs that somebody has paused and not let go on yet. */
  readonly #held = new Set<RunId>();
  /** Rows that are to be undone, with how often that was tried. */
  readonly #toUndo = new Map<string, number>();
  readonly #approvedAt = new Map<RunId, number>();
  /** Rows that were seen in a run by waves. */
  readonly #seenInRun = new Map<RunId, Set<string>>();
  readonly #pausedSince = new Map<string, number>();
  readonly #stillnesses: Stillness[] = [];
  #lettingsGo = 0;

  constructor(
    private readonly line: Line,
    private readonly desk: Desk,
    /** Customers without carts: nobody but a person can settle an order that was not heard of. */
    private readonly ordersOnly: ReadonlySet<string>,
  ) {}

  /** Every row as a gateway shows it, with a note of when which one rests. */
  async look(): Promise<readonly ShownRow[]> {
    const before = this.#lettingsGo;
    const shown = await this.desk.look();
    for (const { run, subscription } of shown) {
      if (run === undefined) continue;
      this.#seenInRun.set(run, (this.#seenInRun.get(run) ?? new Set()).add(subscription.toLowerCase()));
    }
    // Somebody may have let rows go on after they were read.
    if (before === this.#lettingsGo) {
      for (const row of shown) {
        if (row.state === 'paused' && !waitsForApproval(row)) this.#rests(row.subscription);
        // Cancelled, or let go on by somebody else: whatever it was, it is not held against anybody.
        else this.#goesOn(row.subscription);
      }
    }
    return shown;
  }

  /** Pauses a whole run for a while. */
  async pause(place: number, lasts: () => Promise<unknown>): Promise<void> {
    const run = this.desk.runs[place];
    if (run === undefined) return;
    this.#held.add(run);
    this.figures.paused += await this.#tell({ command: 'pause', run });
    await lasts();
    this.#held.delete(run);
    this.figures.resumed += await this.#tell({ command: 'resume', run });
  }

  /** Cancels a row as soon as its run knows it. */
  async cancel(subscription: string, pause: () => Promise<unknown>): Promise<void> {
    for (let tries = 0; tries < mostCancels; tries += 1) {
      const run = this.desk.runOf(subscription);
      const answer = run && (await this.#send({ command: 'cancel', run, rows: [subscription] }));
      if (answer !== undefined) {
        this.figures.cancelled += answer.taken.length;
        return;
      }
      await pause();
    }
  }

  /** Has a row undone as soon as it is done. */
  wantUndone(subscription: string): void {
    this.#toUndo.set(subscription.toLowerCase(), 0);
  }

  /**
   * Does what a person does about rows that do not go on by themselves; how many were taken in hand. `impatient`: asks
   * again for rows that no run has taken, though one may still be judging them.
   */
  async lookAfter(
    shown: readonly ShownRow[],
    { patience, impatient }: { readonly patience: number; readonly impatient: boolean },
  ): Promise<number> {
    const asked = shown.filter(({ subscription }) => this.desk.runOf(subscription) !== undefined);
    const resting = asked.filter(
      (row) => row.state === 'paused' && !waitsForApproval(row) && !(row.run !== undefined && this.#held.has(row.run)),
    );
    const again = this.#again(
      asked.filter(({ state, message }) => failed.has(state) && !message.startsWith(hopeless)),
      patience,
    );
    const anew = this.#again(
      asked.filter(({ state }) => unbought.has(state) || (impatient && state === '')),
      patience,
    );
    let taken = again.length + anew.length;
    this.figures.resumed += await this.#tellRows('resume', resting);
    this.figures.retried += await this.#tellRows('retry', again);
    taken += resting.length + (await this.#undo(shown)) + (await this.#approve(shown)) + (await this.#decide(asked));
    if (anew.length > 0) await this.desk.runAgain(anew.map(({ subscription }) => subscription));
    return taken;
  }

  /** When which rows had to stand still, as far as it was seen. */
  get stillnesses(): readonly Stillness[] {
    const paused = [...this.#pausedSince].map(([subscription, from]) => stillness(subscription, from, Infinity));
    return [...this.#stillnesses, ...paused, ...this.desk.wavesRuns.flatMap((run) => this.#unapproved(run))];
  }

  /**
   * The second wave stands still until it is approved, where there is a first one. Whoever asks for rows of the run once
   * more, without waves, has asked for them to go: what is left for this run may then be its second wave alone.
   */
  #unapproved({ id, askedAt, rows }: WavesRun): readonly Stillness[] {
    const seen = rows.filter(({ subscription }) => this.#seenInRun.get(id)?.has(subscription.toLowerCase()) === true);
    if (!seen.some(({ wave }) => wave === 1)) return [];
    const again = rows.map(({ subscription }) => this.desk.askedAgainAt(subscription));
    const to = Math.min(this.#approvedAt.get(id) ?? Infinity, ...again);
    return seen
      .filter(({ wave }) => wave === 2)
      .map(({ subscription }) => ({ subscription, from: askedAt, to, why: 'not approved' }));
  }

  #rests(subscription: string): void {
    const key = subscription.toLowerCase();
    if (!this.#pausedSince.has(key)) this.#pausedSince.set(key, Date.now());
  }

  #goesOn(subscription: string): void {
    const key = subscription.toLowerCase();
    const from = this.#pausedSince.get(key);
    if (from === undefined) return;
    this.#pausedSince.delete(key);
    this.#stillnesses.push(stillness(key, from, Date.now()));
  }

  #again(rows: readonly ShownRow[], patience: number): readonly ShownRow[] {
    return rows.filter(({ subscription }) => {
      const made = this.#attempts.get(subscription) ?? 0;
      if (made >= patience) return false;
      this.#attempts.set(subscription, made + 1);
      return true;
    });
  }

  async #undo(shown: readonly ShownRow[]): Promise<number> {
    const done = shown.filter(({ state, subscription }) => {
      const tried = this.#toUndo.get(subscription.toLowerCase());
      return state === 'done' && tried !== undefined && tried < mostUndos;
    });
    for (const { subscription } of done) {
      const key = subscription.toLowerCase();
      this.#toUndo.set(key, (this.#toUndo.get(key) ?? 0) + 1);
    }
    this.figures.undone += await this.#tellRows('undo', done);
    return done.length;
  }

  /** A person approves the second wave when nothing of the first is on its way any more. */
  async #approve(shown: readonly ShownRow[]): Promise<number> {
    let approved = 0;
    for (const { id, rows } of this.desk.wavesRuns) {
      const own = shown.filter(({ run }) => run === id);
      const waits = own.filter(waitsForApproval);
      const first = new Set(
        rows.filter(({ wave }) => wave === 1).map(({ subscription }) => subscription.toLowerCase()),
      );
      const under = own.filter(
        ({ state, subscription }) => first.has(subscription.toLowerCase()) && underWay.has(state),
      );
      if (waits.length === 0 || under.length > 0) continue;
      this.#approvedAt.set(id, this.#approvedAt.get(id) ?? Date.now());
      const taken = await this.#tell({ command: 'resume', run: id, wave: 2 });
      if (taken > 0) this.figures.wavesApproved += 1;
      approved += waits.length;
    }
    return approved;
  }

  /** What a person decides about an order of which nothing was heard, by the evidence that is shown. */
  async #decide(shown: readonly ShownRow[]): Promise<number> {
    let decided = 0;
    for (const { subscription, run, state } of shown) {
      if (state !== 'unknown' || run === undefined || !this.ordersOnly.has(subscription.toLowerCase())) continue;
      const row = brandId<SubscriptionId>(subscription);
      const evidence = await this.line.try(evidenceAnswer, 'GET', paths.evidence(run, row));
      if (evidence?.about !== 'purchase') continue;
      const marked = evidence.candidates.find((one) => one.marked);
      const decision =
        marked === undefined
          ? { choice: 'not-bought', typed: evidence.phrase }
          : { choice: 'adopt', subscriptionId: marked.subscriptionId };
      const answer = await this.line.try(commandAnswer, 'POST', paths.resolve(run, row), decision);
      if (answer !== undefined) decided += 1;
    }
    this.figures.decided += decided;
    return decided;
  }

  async #tellRows(command: RunCommand, rows: readonly ShownRow[]): Promise<number> {
    const byRun = new Map<RunId, string[]>();
    for (const { subscription } of rows) {
      const run = this.desk.runOf(subscription);
      if (run !== undefined) byRun.set(run, [...(byRun.get(run) ?? []), subscription]);
    }
    let taken = 0;
    for (const [run, names] of byRun) taken += await this.#tell({ command, run, rows: names });
    return taken;
  }

  /** How many rows took it. */
  async #tell(telling: Telling): Promise<number> {
    return (await this.#send(telling))?.taken.length ?? 0;
  }

  #send({ command, run, rows, wave }: Telling): Promise<CommandAnswer | undefined> {
    if (command === 'resume') {
      this.#lettingsGo += 1;
      for (const subscription of rows ?? [...this.#pausedSince.keys()]) this.#goesOn(subscription);
    }
    const body = { subscriptions: rows?.map((id) => brandId<SubscriptionId>(id)), wave };
    return this.line.try(commandAnswer, 'POST', paths.runCommand(run, command), body);
  }
}

/** A row that cannot be undone stays as it is in the end. */
const mostUndos = 5;

/** States in which a row of a wave may still come to something by itself. */
const underWay = new Set([
  'queued',
  'scheduled',
  'purchasing',
  'provisioning',
  'reassigning',
  'retiring',
  'throttled',
  'undoing',
]);

function stillness(subscription: string, from: number, to: number): Stillness {
  return { subscription, from, to, why: 'paused' };
}
