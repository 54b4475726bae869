import { createHash } from 'node:crypto';
import { idKey, type Clock, type CustomerId, type RunId, type SubscriptionId } from '../base';
import type { PartnerCenter } from '../partner-center';
import type { ReachCrashPoint } from './crash-point';
import { DatabaseClock } from './database-clock';
import { openDurable } from './durable';
import { takeIn, type IntakeWorld, type Judge } from './intake';
import type { EnginePolicy } from './policy';
import { isUnavailable, joinMembers, upgradeDatabase, waitUntilReady, type DatabasePool, type Log } from './postgres';
import { adoptSubscription } from './resolve/adopt';
import { declareNotBought, declareNotChanged } from './resolve/deny';
import { collectEvidence, type Evidence } from './resolve/evidence';
import { engineProtocol } from './protocol';
import { rowsAsleep, rowsWithoutWorkflow } from './recovery/heal';
import { watchPeers } from './recovery/watch-peers';
import { changesSince, presentCursor, type Changes } from './store/rows/changes';
import { ask, resume, retry, undo, type CommandEffect, type CommandOutcome } from './store/rows/commands';
import type { Database } from './store/database';
import { askForLooks, dueLooks, looksOpen } from './store/rows/later-looks';
import type { MigrationRecord, MoveRecord } from './store/rows/records';
import {
  cancelRequest,
  intakeOf,
  requestsWithoutWorkflow,
  takeRequest,
  type NewRunRequest,
  type RequestOutcome,
} from './store/runs/run-requests';
import { headsOf, latestHeads, marksOf, marksOfRun, notRunOf, type RowMark, type RunHead } from './store/runs/runs';
import { findReading, keepReading, type KeptKind, type KeptReadings } from './store/kept-readings';
import { findFreshScan, keepScan, type HolderScan } from './store/scans';
import { standingOfFleet, type FleetStanding } from './store/rows/standing';
import { submitRun, type RunRequest, type Submission } from './store/runs/submissions';
import { talliesOf, type RowTally } from './store/runs/tallies';
import { usersOfRows, viewMoves, viewRows, viewRun, viewsById, type RowUsers, type RowView } from './store/rows/views';

export interface EngineOptions {
  readonly pool: DatabasePool;
  readonly databaseUrl: string;
  /** Names the connection: service address and partner. Rows of others are never touched. */
  readonly scope: string;
  /** Unique to this process. */
  readonly executorId: string;
  readonly service: PartnerCenter;
  readonly policy: EnginePolicy;
  readonly clock: Clock;
  readonly log: Log;
  readonly reach?: ReachCrashPoint;
  /** Judges requests for runs; default: this process leaves them to others. */
  readonly judge?: Judge;
  /** Which rows this program can execute; default: as this program is. */
  readonly protocol?: number;
  /** Told of what happens to the engine itself, for metrics. */
  readonly observe?: EngineObserver;
}

/** Told of what happens to the engine itself. */
export interface EngineObserver {
  /** The rows of a process that is gone go on here. */
  tookOver(): void;
}

/** What the job asks of the engine. Every promise of the product is kept behind it. */
export interface Engine {
  /** Makes rows durable and starts them. Asked again with the same run id it is the same run. */
  submit(request: RunRequest): Promise<Submission>;
  /** Makes the request for a run durable: it is judged and submitted whatever happens to this process. */
  request(request: NewRunRequest): Promise<RequestOutcome>;
  /** Takes a request back before anything of it was submitted; false: it is too late. */
  cancelRequest(runId: string): Promise<boolean>;
  /** Runs without their rows, newest first. */
  runs(runIds: readonly string[]): Promise<RunHead[]>;
  latestRuns(most: number): Promise<RunHead[]>;
  /** The rows of a run in few words, earliest last day first. */
  marksOfRun(head: RunHead): Promise<readonly RowMark[]>;
  marks(ids: readonly string[]): Promise<readonly RowMark[]>;
  /** The rows of runs, counted: however many there are, they are not read. */
  tallies(heads: readonly RunHead[]): Promise<ReadonlyMap<RunId, readonly RowTally[]>>;
  /** What is shown of a run's rows that did not pass, as the judge handed it in. */
  notRun(runId: string): Promise<readonly unknown[]>;
  /** Rows by their ids. */
  rowsById(ids: readonly string[]): Promise<RowView[]>;
  users(ids: readonly string[]): Promise<ReadonlyMap<string, RowUsers>>;
  /** What changed in this connection since a cursor. */
  changes(cursor: string): Promise<Changes>;
  /** The cursor of this instant. */
  cursor(): Promise<string>;
  /** The latest generation of these subscriptions. */
  rows(subscriptionIds: readonly string[]): Promise<RowView[]>;
  run(runId: string): Promise<RowView[]>;
  moves(migrationId: string): Promise<MoveRecord[]>;
  pause(ids: readonly string[]): Promise<CommandOutcome>;
  cancel(ids: readonly string[]): Promise<CommandOutcome>;
  resume(ids: readonly string[]): Promise<CommandOutcome>;
  retry(ids: readonly string[]): Promise<CommandOutcome>;
  undo(ids: readonly string[]): Promise<CommandOutcome>;
  /** Looks once more at rows that are at their end, whether what was done still holds. Writes nothing to the service. */
  lookAgain(ids: readonly string[]): Promise<CommandOutcome>;
  /** How many of these rows are still to be looked at. */
  looksOpen(ids: readonly string[]): Promise<number>;
  /** The whole connection in numbers. Rejects at once where the database is away. */
  standing(): Promise<FleetStanding>;
  /** Aborted when others have taken over what this process had begun, because nothing was heard of it. */
  readonly replaced: AbortSignal;
  /** What is known of an outcome that is not. Throws `not-resolvable`, as those that follow. */
  evidence(id: string): Promise<Evidence>;
  /** A person says which subscription was bought; the row goes on with it. */
  adopt(id: string, subscription: SubscriptionId, by: string): Promise<MigrationRecord>;
  /** A person says that nothing was bought. */
  notBought(id: string, by: string): Promise<MigrationRecord>;
  /** A person says that a subscription was not changed. */
  notChanged(id: string, by: string): Promise<MigrationRecord>;
  /** A scan of a customer's users that is fresh enough to be used again. */
  freshScan(customer: CustomerId): Promise<HolderScan | undefined>;
  keepScan(customer: CustomerId, scan: HolderScan): Promise<void>;
  /** What a check read of a subject, if it is fresh enough to be used again. */
  recall<Kind extends KeptKind>(kind: Kind, subject: string): Promise<KeptReadings[Kind] | undefined>;
  /** Keeps what a check read; without a body the subject is forgotten. */
  remember<Kind extends KeptKind>(
    kind: Kind,
    subject: string,
    reading: { readonly readAt: Date; readonly body: KeptReadings[Kind] | undefined },
  ): Promise<void>;
  /** Ends this process's part: rows under way come to their next safe place and are taken up by whoever follows. */
  close(): Promise<void>;
}

/** How long whoever looks at rows waits for a database that is away. */
const databasePatience = 30_000;

/** Time given to rows under way when the process ends. */
const closingPatience = 5_000;

/** The queue of one connection; its name fits the engine's rules for names. */
function queueOf(scope: string): string {
  return `turns-${createHash('sha256').update(scope).digest('hex').slice(0, 16)}`;
}

/** Opens the durable engine of this process on a database, and takes up what others left behind. */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { pool, scope, policy, log, judge, reach = () => undefined } = options;
  await upgradeDatabase(pool);
  const database: Database = { pool, scope };
  const clock = await DatabaseClock.open(database, options.clock);
  let stopping = false;
  const stopped = new AbortController();
  const resolving = { database, service: options.service, policy, clock };
  const intakeWorld: Omit<IntakeWorld, 'judge'> = {
    database,
    clock,
    log,
    signal: stopped.signal,
    reach,
    submit: (request) => submit(request),
    retry: async (ids) => restarted(await retry(database, ids)),
    resume: async (ids) => restarted(await resume(database, ids)),
    lookAgainAfter: policy.pollMost,
    patience: policy.changePatience,
  };
  // Before anything is executed: whoever dies from here on is known to the others.
  const protocol = options.protocol ?? engineProtocol;
  const member = await joinMembers(pool, options.executorId, {
    log,
    protocol,
    silenceMilliseconds: policy.memberSilence,
  });
  const durable = await openDurable({
    world: {
      database,
      service: options.service,
      policy,
      clock,
      log,
      reach,
      stopping: () => stopping,
      toldHere: (instant) => clock.toldHere(instant),
      protocol,
    },
    pool,
    databaseUrl: options.databaseUrl,
    executorId: options.executorId,
    queue: queueOf(scope),
    rowsAtOnce: policy.rowsAtOnce,
    takeIn: judge && ((runId) => takeIn({ ...intakeWorld, judge }, runId)),
    log,
  });

  const startAll = async (records: readonly MigrationRecord[]): Promise<void> => {
    await durable.startAll(
      records.map(({ id, seq, priority, notBefore }) => ({ id, seq, priority, notBefore: notBefore?.toISOString() })),
    );
  };
  const startLooks = async (): Promise<void> => {
    for (const look of await dueLooks(database, protocol)) await durable.startLook(look);
  };
  const peers = await watchPeers({
    tookOver: () => options.observe?.tookOver(),
    member,
    every: policy.takeoverEvery,
    recovered: (executorId) => reach('dead-recovered', executorId),
    clock,
    log,
    heal: async () => {
      await clock.look();
      await durable.release();
      await durable.wake(await rowsAsleep(database));
      const lost = await rowsWithoutWorkflow(database, protocol);
      for (const { id } of lost) await reach('row-healed', id);
      await startAll(lost);
      for (const { runId, workflow } of await requestsWithoutWorkflow(database, protocol)) {
        await durable.startIntake(runId, workflow);
      }
      await startLooks();
    },
  });
  const submit = async (request: RunRequest): Promise<Submission> => {
    const submission = await submitRun(database, request, () => reach('first-step-decided', request.runId));
    await reach('submit-before-start', request.runId);
    await startAll(submission.accepted.filter((record) => record.state === 'queued' && record.notBefore === undefined));
    return submission;
  };
  const restarted = async ({ taken, refused, toStart }: CommandEffect): Promise<CommandOutcome> => {
    for (const { id } of toStart) await reach('command-kept', id);
    await startAll(toStart);
    return { taken, refused };
  };

  let ended: Promise<void> | undefined;
  const end = (): Promise<void> => {
    stopping = true;
    stopped.abort();
    ended ??= peers.stop().then(() => durable.stop(closingPatience));
    return ended;
  };
  // Another process has taken over what this one had begun: rows that it took from here on nobody would take over.
  member.replaced.addEventListener('abort', () => {
    end().catch((error: unknown) => {
      log.error({ error: String(error) }, 'engine-not-ended');
    });
  });

  // Who only looks outlives a database that is started anew.
  async function patiently<T>(read: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await read();
      } catch (error) {
        if (!isUnavailable(error)) throw error;
        await waitUntilReady(pool, { patience: databasePatience });
      }
    }
  }

  return {
    submit,
    request: async (request) => {
      const outcome = await takeRequest(database, request);
      if (outcome === 'taken') {
        await reach('request-kept', request.runId);
        await durable.startIntake(request.runId, intakeOf(scope, request.runId, 0));
      }
      return outcome;
    },
    cancelRequest: (runId) => cancelRequest(database, runId),
    runs: (runIds) => patiently(() => headsOf(database, runIds)),
    latestRuns: (most) => patiently(() => latestHeads(database, most)),
    marksOfRun: ({ id, request }) => patiently(() => marksOfRun(database, id, request?.follows ?? [])),
    marks: (ids) => patiently(() => marksOf(database, ids)),
    tallies: (heads) =>
      patiently(() =>
        talliesOf(
          database,
          heads.map(({ id, request }) => ({ id, follows: request?.follows ?? [] })),
        ),
      ),
    notRun: (runId) => patiently(() => notRunOf(database, runId)),
    rowsById: (ids) => patiently(() => viewsById(database, ids)),
    users: (ids) => patiently(() => usersOfRows(database, ids)),
    changes: (cursor) => patiently(() => changesSince(database, cursor)),
    cursor: () => patiently(() => presentCursor(database)),
    rows: (subscriptionIds) => patiently(() => viewRows(database, subscriptionIds.map(idKey))),
    run: (runId) => patiently(() => viewRun(database, runId)),
    moves: (migrationId) => patiently(() => viewMoves(database, migrationId)),
    pause: async (ids) => restarted(await ask(database, ids, 'pause')),
    cancel: async (ids) => restarted(await ask(database, ids, 'cancel')),
    resume: async (ids) => restarted(await resume(database, ids)),
    retry: async (ids) => restarted(await retry(database, ids)),
    undo: async (ids) => restarted(await undo(database, ids)),
    lookAgain: async (ids) => {
      const outcome = await askForLooks(database, ids);
      await startLooks();
      return outcome;
    },
    looksOpen: (ids) => patiently(() => looksOpen(database, ids)),
    standing: () => standingOfFleet(database),
    replaced: member.replaced,
    evidence: (id) => collectEvidence(resolving, id),
    adopt: async (id, subscription, by) => {
      const record = await adoptSubscription(resolving, id, subscription, by);
      await reach('command-kept', record.id);
      await startAll([record]);
      return record;
    },
    notBought: (id, by) => declareNotBought(resolving, id, by),
    notChanged: (id, by) => declareNotChanged(resolving, id, by),
    freshScan: (customer) =>
      findFreshScan(database, idKey(customer), new Date(clock.now().getTime() - policy.scanFreshFor)),
    keepScan: (customer, scan) => keepScan(database, idKey(customer), scan),
    recall: (kind, subject) =>
      findReading(database, kind, subject, new Date(clock.now().getTime() - policy.scanFreshFor)),
    remember: (kind, subject, reading) => keepReading(database, kind, subject, reading),
    close: async () => {
      await end();
      await member.leave();
    },
  };
}
