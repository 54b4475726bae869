import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** A call to the service as it is counted. */
export interface MeteredCall {
  readonly operation: string;
  /** HTTP status; undefined: no answer came. */
  readonly status: number | undefined;
  readonly milliseconds: number;
}

/**
 * What a gateway counts as it happens. Made before everything that tells it something; no name, id or address of anybody
 * is in it. docs/operate.md explains every number; a test compares the two.
 */
export class Meters {
  readonly registry = new Registry();
  readonly #calls: Histogram<'operation' | 'outcome'>;
  readonly #failures: Counter<'operation' | 'status'>;
  readonly #throttled: Counter;
  readonly #takeovers: Counter;
  readonly #streams: Gauge;

  constructor() {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry, prefix: 'crossgrade_' });
    this.#calls = new Histogram({
      name: 'crossgrade_service_call_seconds',
      help: 'Time until Partner Center answered one try of a call, or was given up',
      labelNames: ['operation', 'outcome'],
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 60],
      registers,
    });
    this.#failures = new Counter({
      name: 'crossgrade_service_call_failures_total',
      help: 'Tries of calls that Partner Center answered with 400 or more, or not at all (status none)',
      labelNames: ['operation', 'status'],
      registers,
    });
    this.#throttled = new Counter({
      name: 'crossgrade_throttled_seconds_total',
      help: 'Seconds for which Partner Center asked this gateway to pause',
      registers,
    });
    this.#takeovers = new Counter({
      name: 'crossgrade_takeovers_total',
      help: 'Processes that were gone and whose rows went on here',
      registers,
    });
    this.#streams = new Gauge({
      name: 'crossgrade_event_streams',
      help: 'Streams of events that are open',
      registers,
    });
  }

  call({ operation, status, milliseconds }: MeteredCall): void {
    const outcome = status === undefined ? 'none' : `${String(Math.floor(status / 100))}xx`;
    this.#calls.observe({ operation, outcome }, milliseconds / 1000);
    if (status === undefined || status >= 400) this.#failures.inc({ operation, status: String(status ?? 'none') });
  }

  throttled(seconds: number): void {
    this.#throttled.inc(Math.max(0, seconds));
  }

  tookOver(): void {
    this.#takeovers.inc();
  }

  /** Counts a stream as long as it lasts. */
  streamOpened(): () => void {
    this.#streams.inc();
    return () => {
      this.#streams.dec();
    };
  }
}
