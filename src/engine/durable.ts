import { DBOS, type DBOSConfig } from '@dbos-inc/dbos-sdk';
import { brandId, type RunId } from '../base';
import type { Log } from './postgres';
import { inTurn, type DatabasePool } from './postgres';
import { Readings } from './readings';
import { lookLater } from './look/look-later';
import { workflowVersion } from './protocol';
import { applicationName, startTurns, turnsName } from './start-turns';
import { takeTurn, workflowOf, type NextTurn, type RunnerWorld } from './runner';
import { lookWorkflowOf, type DueLook } from './store/rows/later-looks';

export interface DurableOptions {
  readonly world: RunnerWorld;
  readonly pool: DatabasePool;
  /** URL of the database; the pool above is what is used, the engine wants to know it all the same. */
  readonly databaseUrl: string;
  /** Unique and stable for this process (engine.md, fact 5). */
  readonly executorId: string;
  readonly queue: string;
  readonly rowsAtOnce: number;
  /** Judges requests for runs, see `takeIn`; undefined: this process leaves them to others. */
  readonly takeIn: ((runId: RunId) => Promise<number | undefined>) | undefined;
  readonly log: Log;
}

/** The durable engine of this process: a queue of turns that survives it. */
export interface Durable {
  /** Starts the workflow of a turn; asked again it is the same one. */
  start(turn: Omit<NextTurn, 'direct'>): Promise<void>;
  /** Starts the workflows of many turns at once, the most urgent first. */
  startAll(turns: readonly Omit<NextTurn, 'direct'>[]): Promise<void>;
  /** Starts the workflow that judges a request, here or in another process that can. */
  startIntake(runId: string, workflow: string): Promise<void>;
  /** Starts the workflow of a look at a row that is at its end; behind everything else. */
  startLook(look: DueLook): Promise<void>;
  /** Lets workflows begin that were to begin later. */
  wake(workflows: readonly string[]): Promise<void>;
  /**
   * Gives up workflows that this process took and does not execute: the connection over which one was taken, or its end
   * was to be recorded, was lost. The engine would hold such a one, and its slot, for as long as the process lives.
   */
  release(): Promise<void>;
  /** Stops taking turns; those under way come to their next safe place. */
  stop(patience: number): Promise<void>;
}

/** Requests that are judged at once in one process; each reads many customers. */
const intakesAtOnce = 2;
/** Rows that are looked at again at once in one process: what is under way goes before them. */
const looksAtOnce = 2;

const delayWorthAQueue = 20;

/**
 * Milliseconds between two looks into a queue. Each look is a transaction, also where nothing is to be done, and most
 * gateways have nothing to do most of the time: only rows are looked for as often as a person might notice.
 */
const lookForRowsEvery = 50;
const lookForRequestsEvery = 250;
const lookForLooksEvery = 1_000;

/** Milliseconds after which a workflow that was taken from the queue is surely executing. */
const longestBeginning = 2_000;

/** Starts DBOS with one workflow: a turn, and the next one. One engine a process; stop it before opening another. */
export async function openDurable(options: DurableOptions): Promise<Durable> {
  const { world, queue, takeIn, log } = options;
  const intakeQueue = `${queue}-intake`;
  const lookQueue = `${queue}-look`;

  async function start(turn: Omit<NextTurn, 'direct'>): Promise<void> {
    const delay = turn.notBefore === undefined ? 0 : Date.parse(turn.notBefore) - world.clock.now().getTime();
    await DBOS.startWorkflow(turns, {
      workflowID: workflowOf(turn.id, turn.seq),
      queueName: queue,
      enqueueOptions: {
        priority: turn.priority,
        ...(delay > delayWorthAQueue ? { delaySeconds: delay / 1000 } : {}),
      },
    })(turn.id, turn.seq);
  }

  const executing = new Map<string, number>();

  async function takeTurns(id: string, seq: number, workflow: string): Promise<void> {
    const readings = new Readings(world.clock);
    let next = await DBOS.runStep(() => takeTurn(world, id, seq, workflow, readings), { name: 'turn' });
    while (next?.direct === true) {
      const { seq: following } = next;
      next = await DBOS.runStep(() => takeTurn(world, id, following, workflow, readings), { name: 'turn' });
    }
    if (next !== undefined) await start(next);
  }

  async function counted(workflow: string, work: () => Promise<void>): Promise<void> {
    executing.set(workflow, (executing.get(workflow) ?? 0) + 1);
    try {
      await work();
    } finally {
      const left = (executing.get(workflow) ?? 1) - 1;
      if (left > 0) executing.set(workflow, left);
      else executing.delete(workflow);
    }
  }

  const turns = DBOS.registerWorkflow(
    async (id: string, seq: number): Promise<void> => {
      const workflow = workflowOf(id, seq);
      await counted(workflow, () => takeTurns(id, seq, workflow));
    },
    { name: turnsName, maxRecoveryAttempts: 1_000_000 },
  );

  async function judgeUntilDealtWith(runId: RunId): Promise<void> {
    if (takeIn === undefined) throw new Error('This process judges no requests');
    for (;;) {
      const again = await DBOS.runStep(() => takeIn(runId), { name: 'intake' });
      if (again === undefined) return;
      await DBOS.sleep(again);
    }
  }

  const intakes = DBOS.registerWorkflow(
    async (runId: string, workflow: string): Promise<void> => {
      await counted(workflow, () => judgeUntilDealtWith(brandId<RunId>(runId)));
    },
    { name: 'intakes', maxRecoveryAttempts: 1_000_000 },
  );

  const looks = DBOS.registerWorkflow(
    async (id: string, tries: number): Promise<void> => {
      const due = { id, tries };
      await counted(lookWorkflowOf(due), async () => {
        await DBOS.runStep(() => lookLater(world, due), { name: 'look' });
      });
    },
    { name: 'looks', maxRecoveryAttempts: 1_000_000 },
  );

  const config: DBOSConfig = {
    name: applicationName,
    systemDatabaseUrl: options.databaseUrl,
    systemDatabasePool: options.pool,
    applicationVersion: workflowVersion(world.protocol),
    executorID: options.executorId,
    listenQueues: takeIn === undefined ? [queue, lookQueue] : [queue, lookQueue, intakeQueue],
    enableOTLP: false,
    logger: dbosLog(log),
  };
  DBOS.setConfig(config);
  // It makes its tables when it starts, and two that make them at once stand in each other's way.
  await inTurn(options.pool, 'crossgrade.launch', () => DBOS.launch());
  await DBOS.registerQueue(queue, {
    workerConcurrency: options.rowsAtOnce,
    minPollingIntervalMs: lookForRowsEvery,
    onConflict: 'always_update',
  });
  await DBOS.registerQueue(intakeQueue, {
    workerConcurrency: intakesAtOnce,
    minPollingIntervalMs: lookForRequestsEvery,
    onConflict: 'always_update',
  });
  await DBOS.registerQueue(lookQueue, {
    workerConcurrency: looksAtOnce,
    minPollingIntervalMs: lookForLooksEvery,
    onConflict: 'always_update',
  });

  return {
    start,
    startAll: (turns) => startTurns(options.pool, queue, world.protocol, turns, world.clock.now()),
    startIntake: async (runId, workflow) => {
      await DBOS.startWorkflow(intakes, { workflowID: workflow, queueName: intakeQueue })(runId, workflow);
    },
    startLook: async (look) => {
      await DBOS.startWorkflow(looks, { workflowID: lookWorkflowOf(look), queueName: lookQueue })(look.id, look.tries);
    },
    wake: async (workflows) => {
      // Any instant that is past by every clock.
      for (const workflow of workflows) await DBOS.setWorkflowDelay(workflow, { delayUntilEpochMS: 1 });
    },
    release: async () => {
      const held = await options.pool.query<{ id: string }>(
        `select workflow_uuid as id from dbos.workflow_status
          where status = 'PENDING' and executor_id = $1 and queue_name = any($2)
            and updated_at < extract(epoch from clock_timestamp()) * 1000 - $3`,
        [options.executorId, [queue, intakeQueue, lookQueue], longestBeginning],
      );
      for (const { id } of held.rows) {
        if (!executing.has(id)) await DBOS.cancelWorkflow(id);
      }
    },
    stop: async (patience) => {
      await DBOS.shutdown({ deregister: true, workflowCompletionTimeoutMS: patience });
    },
  };
}

function dbosLog(log: Log): NonNullable<DBOSConfig['logger']> {
  const say = (entry: unknown): object => (entry instanceof Error ? { error: entry.message } : { text: String(entry) });
  return {
    debug: (entry: unknown) => {
      log.debug(say(entry), 'durable');
    },
    info: (entry: unknown) => {
      log.debug(say(entry), 'durable');
    },
    warn: (entry: unknown) => {
      log.warn(say(entry), 'durable');
    },
    error: (entry: unknown) => {
      log.error(say(entry), 'durable');
    },
  };
}
