import { Problem, type RunId } from '../../src/base';
import {
  paths,
  runEvents,
  type RunEvent,
  type RunEventName,
  type RunSummary,
  type RowsEvent,
} from '../../src/contract';
import type { GatewayAccess } from './access';
import { parseJson, readAs } from './read-as';
import { silence } from './ask-with-progress';
import { waitBefore } from './back-off';
import type { ServerEvent } from './event-parser';
import { readStream } from './read-stream';
import { exchangeFailure, isUnreachable, send } from './send';

/** Who watches a run. */
export interface RunListener {
  /** Rows and users that changed; may come twice. */
  rows(changed: RowsEvent): void;
  run(summary: RunSummary): void;
  /** Whether events arrive at the moment. The run goes on either way. */
  connected(connected: boolean): void;
}

export interface FollowOptions {
  /** The id of the last event that was seen; undefined: from the beginning. */
  readonly from?: string | undefined;
  readonly signal: AbortSignal;
}

const eventNames: ReadonlySet<string> = new Set(Object.keys(runEvents));

function isRunEvent(name: string): name is RunEventName {
  return eventNames.has(name);
}

/** What an event says; undefined for one that a newer gateway may know. */
function runEventIn(event: ServerEvent): RunEvent | undefined {
  if (!isRunEvent(event.name)) return undefined;
  const data = readAs<unknown>(runEvents[event.name], parseJson(event.data), `event ${event.name}`);
  // The schema was chosen by the name, which the type cannot follow.
  return { event: event.name, id: event.id, data } as RunEvent;
}

/** Follows over connections that break: each goes on behind the last event that was seen. */
class RunFollower {
  private last: string | undefined;
  private failures = 0;

  constructor(
    private readonly access: GatewayAccess,
    private readonly id: RunId,
    private readonly listener: RunListener,
    private readonly options: FollowOptions,
  ) {
    this.last = options.from;
  }

  async follow(): Promise<RunSummary> {
    for (;;) {
      try {
        const end = await this.listen();
        if (end !== undefined) return end;
      } catch (error) {
        const failure = exchangeFailure(error, this.options.signal);
        if (!isUnreachable(failure)) throw failure;
      }
      this.listener.connected(false);
      this.failures += 1;
      await this.access.clock.sleep(waitBefore(this.failures, this.access.random()), this.options.signal);
    }
  }

  /** One connection; gives the run's last summary when it has ended, undefined when only the connection has. */
  private async listen(): Promise<RunSummary | undefined> {
    const { access, options } = this;
    const response = await send(access, {
      method: 'GET',
      path: paths.runEvents(this.id),
      headers: {
        accept: 'text/event-stream',
        ...(this.last === undefined ? {} : { 'last-event-id': this.last }),
      },
      signal: options.signal,
    });
    if (response.body === null) throw new Problem('gateway-unreachable', { detail: 'no body' });
    this.listener.connected(true);
    for await (const event of readStream(response.body, { clock: access.clock, silence, signal: options.signal })) {
      // Only an event proves that the connection carries; a gateway that accepts and breaks at once must not be hurried.
      this.failures = 0;
      if (event.id !== '') this.last = event.id;
      const told = runEventIn(event);
      if (told?.event === 'rows') this.listener.rows(told.data);
      if (told?.event === 'run') this.listener.run(told.data);
      if (told?.event === 'end') return told.data;
    }
    return undefined;
  }
}

/**
 * Follows a run until it has ended, and gives its last summary. Lost connections are taken up again for as long as the
 * caller wants; what else fails is thrown.
 */
export function followRun(
  access: GatewayAccess,
  id: RunId,
  listener: RunListener,
  options: FollowOptions,
): Promise<RunSummary> {
  return new RunFollower(access, id, listener, options).follow();
}
