import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Desk } from './agents/desk';
import { Fleet, type Fall } from './agents/fleet';
import { Line } from './agents/line';
import { Steering, type SteeringFigures } from './agents/steering';
import { WorkbookDesk } from './agents/workbook-desk';
import { judge, type Verdict } from './judge/judge';
import type { ChaosOptions } from './options';
import { paceOf } from './pace';
import { Seeded } from './seeded';
import { planOf } from './storm/plan';
import { Storm, type StormFigures } from './storm/storm';
import { addCustomers } from './world/customers';
import { Database } from './world/database';
import { Service } from './world/service';
import { SignIn } from './world/sign-in';

/** What came of a storm. */
export interface ChaosReport {
  readonly verdict: Verdict;
  readonly storm: StormFigures;
  /** What people told rows at gateways. */
  readonly people: SteeringFigures;
  /** Rows of customers without carts. */
  readonly byOrders: number;
  readonly databaseStops: number;
  readonly gatewayStarts: number;
  readonly commandStarts: number;
  readonly undoneInWorkbook: number;
  /** How the commands ended that nobody killed. */
  readonly commandEnds: readonly string[];
  /** Gateways that ended by themselves, with what they said. */
  readonly fell: readonly Fall[];
  /** Faults that struck a call, by kind. */
  readonly faults: Readonly<Record<string, number>>;
  readonly calls: number;
  readonly seconds: number;
}

/** Of all rows so many are in a workbook that the command line runs; at least one customer's. */
const workbookShare = 0.15;
const token = 'storm-token';
const minute = 60_000;

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'crossgrade-chaos-'));
  await chmod(folder, 0o711);
  return folder;
}

/** Raises a storm over a run of many rows, lets it settle, and judges what is left. */
export async function runChaos(options: ChaosOptions, say: (line: string) => void): Promise<ChaosReport> {
  const begun = performance.now();
  const pace = paceOf(options);
  const folder = await newFolder();
  const closing: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  try {
    const service = await Service.start(options.seed, pace);
    closing.push(() => service.stop());
    const database = await Database.start();
    closing.push(() => database.remove());
    const signIn = await SignIn.start();
    closing.push(() => signIn.stop());
    const before = await addCustomers(service, options.seed, options.rows);
    say(`${String(before.length)} customers with ${String(options.rows)} rows`);

    const environment = {
      ...signIn.settings,
      CROSSGRADE_PARTNER_CENTER_URL: service.url,
      CROSSGRADE_ACCESS_TOKEN: token,
      CROSSGRADE_DATABASE_URL: database.url,
      CROSSGRADE_WAIT_SCALE: String(pace.waitScale),
      CROSSGRADE_WRITE_DEADLINE_SECONDS: String(pace.writeDeadlineSeconds),
      CROSSGRADE_REQUESTS_PER_MINUTE: '0',
      // Rows fail here because they are made to: no run stops for that.
      CROSSGRADE_STOP_AFTER_FAILURES: '100',
      CROSSGRADE_LOG_LEVEL: 'error',
    };
    const fleet = new Fleet(options.gateways, environment, folder, signIn.token);
    closing.push(() => fleet.stop());
    // Nobody is at the command line to settle what an order without an answer leaves unclear.
    const withCarts = before.filter(({ ordersOnly }) => !ordersOnly);
    const inWorkbook = withCarts.slice(0, Math.max(1, Math.round(before.length * workbookShare)));
    const deskRows = before.filter((one) => !inWorkbook.includes(one)).flatMap(({ rows }) => rows);
    const byOrders = before.filter(({ ordersOnly }) => ordersOnly).flatMap(({ rows }) => rows);
    const seeded = new Seeded(options.seed, 3);
    const line = new Line(fleet, () => seeded.chance());
    const desk = new Desk(line, deskRows);
    const steering = new Steering(line, desk, new Set(byOrders.map(({ subscription }) => subscription.toLowerCase())));
    const workbook = new WorkbookDesk(
      { ...environment, CROSSGRADE_DATA_DIR: join(folder, 'command') },
      folder,
      inWorkbook.flatMap(({ rows }) => rows),
    );
    closing.push(() => workbook.stop());
    await fleet.start();
    await Promise.all([desk.prepare(), workbook.prepare()]);
    say(`checked after ${seconds(begun)} s; the storm begins`);

    const storm = new Storm({
      service,
      database,
      fleet,
      desk,
      steering,
      workbook,
      deskRows,
      before,
      token,
      seeded: new Seeded(options.seed, 4),
      pace,
      say,
    });
    const stormBegun = performance.now();
    await storm.rage(planOf(options, pace));
    say(`the storm is over after ${seconds(stormBegun)} s`);
    await storm.settle(stormBegun + options.minutes * minute);

    const shown = [...(await steering.look()), ...(await workbook.look())];
    const after = await Promise.all(before.map(({ id }) => service.truth(id)));
    const ledger = await service.ledger();
    const struck = Object.entries(ledger.calls).filter(([name]) => name.startsWith('(fault '));
    return {
      verdict: judge({
        before,
        after,
        ledger,
        shown,
        stillnesses: steering.stillnesses,
        onItsWay: pace.writeDeadlineSeconds * 1500,
      }),
      storm: storm.figures,
      people: steering.figures,
      byOrders: byOrders.length,
      databaseStops: database.stops,
      gatewayStarts: fleet.starts,
      commandStarts: workbook.starts,
      undoneInWorkbook: workbook.undone,
      commandEnds: workbook.ends,
      fell: fleet.fell,
      faults: Object.fromEntries(struck.map(([name, count]) => [name.slice('(fault '.length, -1), count])),
      calls: Object.entries(ledger.calls)
        .filter(([name]) => !name.startsWith('('))
        .reduce((sum, [, count]) => sum + count, 0),
      seconds: Number(seconds(begun)),
    };
  } finally {
    for (const close of closing.reverse()) await close().catch((error: unknown) => say(`not closed: ${String(error)}`));
  }
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}
