import { Gauge, type Registry } from 'prom-client';
import { rowStates, type RowState } from '../../migration';

/** What is asked of the database when somebody looks at the numbers. */
export interface FleetNumbers {
  readonly rows: ReadonlyMap<RowState, number>;
  readonly oldestUnfinished: number;
  readonly oldestUnknown: number;
  readonly purchases: Readonly<Record<'bought' | 'adopted' | 'unclear', number>>;
  readonly requests: number;
  readonly oldestRequest: number;
  readonly looksDue: number;
  readonly members: ReadonlyMap<number, number>;
  /** Requests to the service in the last minute, of all gateways; undefined: nobody counts. */
  readonly budget: { readonly used: number; readonly pausedSeconds: number } | undefined;
}

/** Connections to the database, of this process alone. */
export interface PoolNumbers {
  readonly open: number;
  readonly idle: number;
  readonly waiting: number;
}

export interface FleetSources {
  readonly numbers: () => Promise<FleetNumbers>;
  readonly pool: () => PoolNumbers;
  /** 0: no limit. */
  readonly budgetLimit: number;
}

/** Gauges of what stands in the database; the same at every gateway. Where it is away only that is said. */
export function fleetGauges(registry: Registry, { numbers, pool, budgetLimit }: FleetSources): () => Promise<void> {
  const registers = [registry];
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []): Gauge<Label> =>
    new Gauge({ name: `crossgrade_${name}`, help, labelNames, registers });
  const up = gauge('database_up', '1: the database answered just now; 0: it did not');
  const connections = gauge('database_connections', 'Connections of this gateway to the database', ['use']);
  const waiting = gauge('database_waiting', 'Statements of this gateway that wait for a connection');
  const rows = gauge('rows', 'Rows of all runs by state', ['state']);
  const unfinished = gauge('oldest_unfinished_row_seconds', 'Age of the oldest row that is not at an end; 0: none');
  const unknown = gauge('oldest_unknown_row_seconds', 'For how long the oldest unclear outcome is unclear; 0: none');
  const purchases = gauge('purchases', 'Purchases by what is known of them', ['outcome']);
  const requests = gauge('run_requests_waiting', 'Requests for runs that are not judged yet');
  const request = gauge('oldest_run_request_seconds', 'For how long the oldest of them has not moved; 0: none');
  const looks = gauge('looks_due', 'Finished rows whose later look is due');
  const members = gauge('members', 'Processes that execute rows, by protocol', ['protocol']);
  const used = gauge('budget_used', 'Requests to Partner Center in the last minute, of all processes together');
  const limit = gauge('budget_limit', 'Requests that all processes together may send in a minute; 0: no limit');
  const paused = gauge('budget_paused_seconds', 'For how long nobody may send, because Partner Center said so');
  const ofDatabase = [unfinished, unknown, requests, request, looks, used, paused];

  function show(found: FleetNumbers): void {
    for (const state of rowStates) rows.set({ state }, found.rows.get(state) ?? 0);
    unfinished.set(found.oldestUnfinished);
    unknown.set(found.oldestUnknown);
    for (const [outcome, count] of Object.entries(found.purchases)) purchases.set({ outcome }, count);
    requests.set(found.requests);
    request.set(found.oldestRequest);
    looks.set(found.looksDue);
    members.reset();
    for (const [protocol, count] of found.members) members.set({ protocol: String(protocol) }, count);
    used.set(found.budget?.used ?? 0);
    paused.set(found.budget?.pausedSeconds ?? 0);
  }

  return async () => {
    const { open, idle, waiting: wait } = pool();
    connections.set({ use: 'busy' }, open - idle);
    connections.set({ use: 'idle' }, idle);
    waiting.set(wait);
    limit.set(budgetLimit);
    try {
      show(await numbers());
      up.set(1);
    } catch {
      // Old numbers would look like present ones. Why it is away stands in the log of whoever asked it first.
      for (const one of ofDatabase) one.remove();
      for (const one of [rows, purchases, members]) one.reset();
      up.set(0);
    }
  };
}
