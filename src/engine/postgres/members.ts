import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Client } from 'pg';
import { isUnavailable } from './failure';
import type { Log } from './log';
import type { DatabasePool } from './pool';
import { HeldSession } from './session';
import { transaction } from './transaction';

export interface MemberOptions {
  readonly log: Log;
  /** How long a lock is waited for that the predecessor under this id still seems to hold. Default 10 s. */
  readonly patience?: number;
  /** How often the session is asked whether it still stands. Default: four times in the longest silence. */
  readonly heartbeatMilliseconds?: number;
  /**
   * After so long without a word from us the server ends the session, and others take over: a process that is frozen
   * keeps its connections, and would keep its rows. Default 20 s.
   */
  readonly silenceMilliseconds?: number;
  /** Which rows this process can execute. */
  readonly protocol: number;
}

/** A member whose process is gone, held for the one who carries on what it had begun. */
export interface DeadMember {
  readonly executorId: string;
  readonly startedAt: Date;
  /** Its work has been carried over: it is forgotten. */
  done(): Promise<void>;
  /** Its work could not be carried over: another member may try. */
  release(): Promise<void>;
}

/** This process among those that execute migrations. */
export interface Member {
  readonly executorId: string;
  /**
   * Whether the lock is held, as far as is known. While it is not, others may believe that this process is gone: it
   * sends no writes until it is held again.
   */
  readonly held: boolean;
  /** Aborted once another member has taken over what this one had begun; this process must not carry on then. */
  readonly replaced: AbortSignal;
  /** Asks the server whether the lock is still held; for the moment before a write. */
  confirm(): Promise<boolean>;
  /** Members whose processes are gone, each of them held for us until it is done or released. */
  deadMembers(): Promise<readonly DeadMember[]>;
  /** Ends the membership. What is unfinished is taken over by the others. */
  leave(): Promise<void>;
}

/** That the id is in use by a living process: another one must not execute under it (engine.md, fact 5). */
export class ExecutorIdInUse extends Error {
  override readonly name = 'ExecutorIdInUse';

  constructor(readonly executorId: string) {
    super(executorId);
  }
}

/** Set on the connection for servers elsewhere: a host that is gone is noticed after 25 s, not after two hours. */
const keepAlive = 'set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3';

const longestSilence = 20_000;

const lockKey = `hashtextextended('crossgrade.member ' || $1, 0)`;

const pauseBetweenTries = 50;

/** No statement here waits for anybody; a server that takes longer cannot be heard any more. */
const longestAnswer = 10_000;

/**
 * Joins those who execute migrations, under an id that no other living process has. The session lock that stands for
 * the id ends with the process, however that ends; whoever can take it knows that its owner is gone.
 */
export async function joinMembers(pool: DatabasePool, executorId: string, options: MemberOptions): Promise<Member> {
  const member = new LockedMember(pool, executorId, options);
  await member.join();
  return member;
}

class LockedMember implements Member {
  readonly #incarnation = randomUUID();
  readonly #replaced = new AbortController();
  readonly #left = new AbortController();
  #session: HeldSession | undefined;
  #joined = false;
  /** Dead members that are held for a caller: a session could take its own locks twice. */
  readonly #taken = new Set<string>();
  #heartbeat: Promise<void> = Promise.resolve();

  constructor(
    private readonly pool: DatabasePool,
    readonly executorId: string,
    private readonly options: MemberOptions,
  ) {}

  get held(): boolean {
    return this.#session?.held === true && !this.#replaced.signal.aborted;
  }

  get replaced(): AbortSignal {
    return this.#replaced.signal;
  }

  async join(): Promise<void> {
    this.#session = await HeldSession.open({
      name: `member ${this.executorId}`,
      clock: this.pool.clock,
      log: this.options.log,
      connect: (signal) => this.#connect(signal),
      isFinal: () => this.#replaced.signal.aborted,
    });
    this.#heartbeat = this.#beat();
  }

  async confirm(): Promise<boolean> {
    if (!this.held) return false;
    return (await this.#answers()) && this.held;
  }

  async deadMembers(): Promise<readonly DeadMember[]> {
    const dead: DeadMember[] = [];
    if (!this.held) return dead;
    try {
      const { rows } = await this.#query<{ executor_id: string; started_at: Date }>(
        'select executor_id, started_at from crossgrade.member where executor_id <> $1 order by started_at',
        [this.executorId],
      );
      for (const { executor_id: id, started_at: startedAt } of rows) {
        if (!this.#taken.has(id) && (await this.#take(id))) dead.push(this.#held(id, startedAt));
      }
      return dead;
    } catch (error) {
      // The session is lost, and with it all that was taken in it.
      if (isUnavailable(error)) return [];
      throw error;
    }
  }

  async leave(): Promise<void> {
    this.#left.abort();
    await this.#heartbeat;
    await this.#session?.close();
  }

  async #connect(signal: AbortSignal): Promise<Client> {
    const client = this.pool.dedicatedClient({ query_timeout: longestAnswer });
    // What the lost session held is free for others.
    this.#taken.clear();
    try {
      await client.connect();
      await client.query(keepAlive);
      await client.query(`set idle_session_timeout = ${String(this.options.silenceMilliseconds ?? longestSilence)}`);
      if (this.#joined) await this.#lockAgain(client, signal);
      else await this.#lockFirst(client, signal);
      return client;
    } catch (error) {
      void client.end().catch(() => undefined);
      throw error;
    }
  }

  async #lockFirst(client: Client, signal: AbortSignal): Promise<void> {
    const { clock } = this.pool;
    const giveUp = clock.now().getTime() + (this.options.patience ?? 10_000);
    while (!(await lock(client, this.executorId))) {
      if (clock.now().getTime() >= giveUp) throw new ExecutorIdInUse(this.executorId);
      await clock.sleep(pauseBetweenTries, signal);
    }
    await client.query(
      `insert into crossgrade.member (executor_id, incarnation, host, process_id, protocol) values ($1, $2, $3, $4, $5)
       on conflict (executor_id) do update set incarnation = excluded.incarnation, host = excluded.host,
         process_id = excluded.process_id, protocol = excluded.protocol, started_at = clock_timestamp(),
         taken_by = null, taken_at = null`,
      [this.executorId, this.#incarnation, hostname(), process.pid, this.options.protocol],
    );
    this.#joined = true;
  }

  /** After a lost connection. In between, a peer may have held us for gone, and then it is not for us to go on. */
  async #lockAgain(client: Client, signal: AbortSignal): Promise<void> {
    for (;;) {
      const locked = await lock(client, this.executorId);
      const { rowCount } = await client.query(
        'select from crossgrade.member where executor_id = $1 and incarnation = $2 and taken_by is null',
        [this.executorId, this.#incarnation],
      );
      if (rowCount === 0) {
        this.#replaced.abort();
        this.options.log.error({ executorId: this.executorId }, 'member-replaced');
        throw new ExecutorIdInUse(this.executorId);
      }
      if (locked) return;
      // Our own old session, which the server has not given up yet, or a peer who is about to take over.
      await this.pool.clock.sleep(pauseBetweenTries, signal);
    }
  }

  async #take(executorId: string): Promise<boolean> {
    const { rows } = await this.#query<{ locked: boolean }>(`select pg_try_advisory_lock(${lockKey}) as locked`, [
      executorId,
    ]);
    if (rows[0]?.locked !== true) return false;
    this.#taken.add(executorId);
    // From here on the member knows, should it come back, that it has been taken over.
    const { rowCount } = await this.#query(
      'update crossgrade.member set taken_by = $2, taken_at = clock_timestamp() where executor_id = $1',
      [executorId, this.executorId],
    );
    if (rowCount === 1) return true;
    await this.#unlock(executorId);
    return false;
  }

  #held(executorId: string, startedAt: Date): DeadMember {
    return {
      executorId,
      startedAt,
      done: async () => {
        await transaction(this.pool, (client) =>
          client.query('delete from crossgrade.member where executor_id = $1 and taken_by = $2', [
            executorId,
            this.executorId,
          ]),
        );
        await this.#unlock(executorId);
      },
      release: () => this.#unlock(executorId),
    };
  }

  async #unlock(executorId: string): Promise<void> {
    this.#taken.delete(executorId);
    // A lost session has unlocked it already.
    await this.#query(`select pg_advisory_unlock(${lockKey})`, [executorId]).catch(() => undefined);
  }

  async #query<R extends object>(text: string, values: unknown[]): Promise<{ rows: R[]; rowCount: number | null }> {
    if (!this.#session) throw new Error('Connection terminated');
    return this.#session.query<R>(text, values);
  }

  /** A frozen or unreachable server says nothing at all, so the session is asked from time to time. */
  async #beat(): Promise<void> {
    const { clock } = this.pool;
    const every = this.options.heartbeatMilliseconds ?? (this.options.silenceMilliseconds ?? longestSilence) / 4;
    for (;;) {
      await clock.sleep(every, this.#left.signal).catch(() => undefined);
      if (this.#left.signal.aborted) return;
      if (this.held) await this.#answers();
    }
  }

  async #answers(): Promise<boolean> {
    return this.#query('select 1', []).then(
      () => true,
      () => {
        this.#session?.drop();
        return false;
      },
    );
  }
}

async function lock(client: Client, executorId: string): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>(`select pg_try_advisory_lock(${lockKey}) as locked`, [
    executorId,
  ]);
  return rows[0]?.locked === true;
}
