import { setTimeout as wait } from 'node:timers/promises';
import { assertNever } from '../../../src/base';
import type { Desk } from '../agents/desk';
import type { Fleet } from '../agents/fleet';
import type { Steering } from '../agents/steering';
import type { WorkbookDesk } from '../agents/workbook-desk';
import { standing } from '../judge/rows';
import type { Pace } from '../pace';
import type { Seeded } from '../seeded';
import type { Before, Wanted } from '../world/customers';
import type { Database } from '../world/database';
import type { Service } from '../world/service';
import type { Happening, Trouble } from './plan';

/** Everything that trouble can be made with. */
export interface StormParts {
  readonly service: Service;
  readonly database: Database;
  readonly fleet: Fleet;
  readonly desk: Desk;
  readonly steering: Steering;
  readonly workbook: WorkbookDesk;
  readonly deskRows: readonly Wanted[];
  readonly before: readonly Before[];
  readonly token: string;
  readonly seeded: Seeded;
  readonly pace: Pace;
  readonly say: (line: string) => void;
}

/** What a storm has done. */
export interface StormFigures {
  kills: number;
  /** Kills while rows were under way. */
  killsInWork: number;
  clockJumps: number;
  poolsDried: number;
  tokensExpired: number;
  spells: number;
}

const shortestPause = 1_000;
/** Whoever looks at many rows looks less often. */
const pausePerRow = 8;
/** How often a person takes a row up again that has failed: while the storm goes on, and in all. */
const patience = { inStorm: 2, inAll: 6 };
/** Milliseconds after which somebody asks again for what a run does not know yet. */
const pauseBeforeAsking = 100;

/** Makes the planned trouble while an agent goes on with the work. */
export class Storm {
  readonly figures: StormFigures = {
    kills: 0,
    killsInWork: 0,
    clockJumps: 0,
    poolsDried: 0,
    tokensExpired: 0,
    spells: 0,
  };
  #working = false;
  #faults: readonly string[] = [];
  #over = false;
  readonly #passing: Promise<void>[] = [];

  constructor(private readonly parts: StormParts) {}

  get #pause(): number {
    return shortestPause + pausePerRow * this.parts.deskRows.length;
  }

  /** Goes through the plan; ends when the weather is fine again. */
  async rage(plan: readonly Happening[]): Promise<void> {
    const begun = performance.now();
    this.parts.workbook.start();
    const looking = this.#lookAfter();
    for (const { at, trouble } of plan) {
      await wait(Math.max(0, begun + at - performance.now()));
      await this.#make(trouble);
    }
    this.#over = true;
    await looking;
    await Promise.all(this.#passing);
    await this.#clear();
  }

  /**
   * Looks after rows until each has its end. A slow machine gets its time: after `by` it is over when for so long no
   * further row has come to its end.
   */
  async settle(by: number): Promise<void> {
    const { steering, workbook, pace } = this.parts;
    let open = Infinity;
    let since = performance.now();
    for (;;) {
      const shown = await steering.look();
      const taken = await steering.lookAfter(shown, { patience: patience.inAll, impatient: true });
      const left = shown.filter((row) => standing(row) !== 'end').length;
      const now = performance.now();
      if (taken === 0 && left === 0) break;
      if (left < open) [open, since] = [left, now];
      if (now > by && now - since > pace.stuckAfter) break;
      await wait(this.#pause);
    }
    await workbook.settle(by, pace.stuckAfter);
  }

  /** What an agent sees and does while the storm goes on. */
  async #lookAfter(): Promise<void> {
    const { steering } = this.parts;
    while (!this.#over) {
      const shown = await steering.look();
      this.#working = shown.some((row) => row.state !== '' && standing(row) !== 'end');
      await steering.lookAfter(shown, { patience: patience.inStorm, impatient: false });
      await wait(this.#pause);
    }
  }

  async #make(trouble: Trouble): Promise<void> {
    const { fleet, workbook, database, desk, steering, deskRows, say } = this.parts;
    switch (trouble.kind) {
      case 'kill':
        this.#later(this.#kill(trouble.victim, trouble.downFor));
        return;
      case 'database':
        say(`database: ${trouble.how} stop`);
        this.#later(database.stopAndStart(trouble.how));
        return;
      case 'clock':
        this.figures.clockJumps += 1;
        if (trouble.victim < fleet.size) fleet.setClock(trouble.victim, trouble.ahead);
        else workbook.setClock(trouble.ahead);
        return;
      case 'weather':
        say(`weather: ${trouble.weather.name}`);
        this.figures.spells += 1;
        // The first rule that fits strikes: the new weather comes before what is still there.
        await this.#change([...trouble.weather.faults, ...this.#faults]);
        this.#later(
          wait(trouble.lasts).then(() =>
            this.#change(this.#faults.filter((fault) => !trouble.weather.faults.includes(fault))),
          ),
        );
        return;
      case 'token':
        this.figures.tokensExpired += 1;
        this.#later(this.#expireToken(trouble.lasts));
        return;
      case 'dry-pool':
        this.#later(this.#dryPool(trouble.lasts));
        return;
      case 'run': {
        const part = deskRows.slice(
          Math.floor(trouble.from * deskRows.length),
          Math.floor(trouble.to * deskRows.length),
        );
        const subscriptions = part.map(({ subscription }) => subscription);
        if (part.length > 0) this.#later(desk.run(subscriptions, trouble.byWaves));
        return;
      }
      case 'pause':
        this.#later(steering.pause(trouble.run, () => wait(trouble.lasts)));
        return;
      case 'cancel':
        this.#later(steering.cancel(this.#rowAt(trouble.row), () => wait(pauseBeforeAsking)));
        return;
      case 'undo':
        steering.wantUndone(this.#rowAt(trouble.row));
        return;
      default:
        assertNever(trouble);
    }
  }

  #rowAt(share: number): string {
    const { deskRows } = this.parts;
    return deskRows[Math.floor(share * deskRows.length)]?.subscription ?? '';
  }

  /** Trouble that takes its time does not keep other trouble waiting. */
  #later(passing: Promise<void>): void {
    this.#passing.push(passing);
    passing.catch(() => undefined);
  }

  async #kill(victim: number, downFor: number): Promise<void> {
    const { fleet, workbook } = this.parts;
    const working = this.#working;
    // A victim that is down already cannot be killed: then it is the next one's turn.
    for (let tries = 0; tries <= fleet.size * 20; tries += 1) {
      const place = (victim + tries) % (fleet.size + 1);
      const killed = place < fleet.size ? await fleet.kill(place, downFor) : await workbook.kill();
      if (killed) {
        this.figures.kills += 1;
        if (working) this.figures.killsInWork += 1;
        return;
      }
      await wait(50);
    }
  }

  async #change(faults: readonly string[]): Promise<void> {
    this.#faults = faults;
    await this.parts.service.behave();
    if (faults.length > 0) await this.parts.service.misbehave(faults);
  }

  async #expireToken(lasts: number): Promise<void> {
    const { service, token } = this.parts;
    await service.tamper({ action: 'expire-token', token });
    await wait(lasts);
    await service.tamper({ action: 'renew-token', token });
  }

  /** Gives what was bought to people who hold nothing of it, where somebody is still to be moved. */
  async #dryPool(lasts: number): Promise<void> {
    const { service, before, seeded } = this.parts;
    const chosen = seeded.pick(before);
    const people = chosen.truth.users.filter(({ licenses }) => Object.keys(licenses).length === 0);
    const plan = chosen.rows[0]?.bought;
    if (plan === undefined) return;
    this.figures.poolsDried += 1;
    const customer = chosen.id;
    for (const { id: user } of people) await service.tamper({ action: 'give-license', customer, user, plan });
    await wait(lasts);
    for (const { id: user } of people) await service.tamper({ action: 'take-license', customer, user, plan });
  }

  async #clear(): Promise<void> {
    const { service, fleet, workbook, token } = this.parts;
    await service.behave();
    await service.tamper({ action: 'renew-token', token });
    for (let place = 0; place < fleet.size; place += 1) fleet.setClock(place, 0);
    workbook.setClock(0);
  }
}
