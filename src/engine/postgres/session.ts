import type { Client, QueryResult, QueryResultRow } from 'pg';
import type { Clock } from '../../base';
import type { Log } from './log';

export interface SessionOptions {
  readonly name: string;
  readonly clock: Clock;
  readonly log: Log;
  /** A connected client that holds what the session is there to hold. Called again whenever a connection is lost. */
  connect(signal: AbortSignal): Promise<Client>;
  /** Asked after a failed attempt: true ends the attempts for good. */
  readonly isFinal?: (error: unknown) => boolean;
}

const firstPause = 50;
const longestPause = 2_000;

/**
 * One connection that holds something for as long as it lives (advisory locks), and that is replaced when it breaks.
 */
export class HeldSession {
  #client: Client | undefined;
  readonly #ended = new AbortController();
  #renewal: Promise<void> = Promise.resolve();

  private constructor(private readonly options: SessionOptions) {}

  /** Connects; the first attempt's failure is the caller's. */
  static async open(options: SessionOptions): Promise<HeldSession> {
    const session = new HeldSession(options);
    await session.#establish();
    return session;
  }

  /** Whether the connection stands, as far as is known without asking. */
  get held(): boolean {
    return this.#client !== undefined;
  }

  /** Runs a statement on the very connection that holds; fails while there is none. */
  async query<R extends QueryResultRow>(text: string, values: unknown[] = []): Promise<QueryResult<R>> {
    if (!this.#client) throw new Error('Connection terminated');
    return this.#client.query<R>(text, values);
  }

  /** Breaks a connection that does not answer any more, so that it is replaced. */
  drop(): void {
    const client = this.#client;
    if (client) this.#lose(client, 'dropped');
  }

  /** Ends the session, and with it all that it holds. */
  async close(): Promise<void> {
    this.#ended.abort();
    await this.#renewal.catch(() => undefined);
    const client = this.#client;
    this.#client = undefined;
    await client?.end().catch(() => undefined);
  }

  async #establish(): Promise<void> {
    const client = await this.options.connect(this.#ended.signal);
    if (this.#ended.signal.aborted) {
      await client.end().catch(() => undefined);
      return;
    }
    this.#client = client;
    client.once('end', () => {
      this.#lose(client, 'ended');
    });
    client.once('error', (error: Error) => {
      this.#lose(client, error.message);
    });
  }

  #lose(client: Client, reason: string): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    void client.end().catch(() => undefined);
    if (this.#ended.signal.aborted) return;
    this.options.log.warn({ session: this.options.name, reason }, 'session-lost');
    this.#renewal = this.#renew();
  }

  async #renew(): Promise<void> {
    const { clock, log, name, isFinal } = this.options;
    for (let pause = firstPause; !this.#ended.signal.aborted; pause = Math.min(pause * 2, longestPause)) {
      try {
        await this.#establish();
        log.info({ session: name }, 'session-renewed');
        return;
      } catch (error) {
        if (isFinal?.(error)) return;
        log.debug({ session: name, error: String(error) }, 'session-not-renewed');
      }
      await clock.sleep(pause, this.#ended.signal).catch(() => undefined);
    }
  }
}
