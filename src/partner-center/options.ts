import type { Clock } from '../base';
import type { AccessTokens } from './access-tokens';
import type { ReachClientCrashPoint } from './crash-point';
import { unlimitedBudget, type RequestBudget } from './policies/budget';
import type { CallRecord, Log } from './policies/log';

/** What a client is made of. Only the first five have no default. */
export interface PartnerCenterOptions {
  /** Base of the service; a path in front of `/v1` is allowed. */
  readonly baseUrl: string;
  readonly tokens: AccessTokens;
  readonly clock: Clock;
  /** A new GUID: one for each try, and one for each operation that only reads. */
  readonly newCorrelationId: () => string;
  /** From 0 to 1, for the spread of waits. */
  readonly random: () => number;
  /** Default: no limit. */
  readonly budget?: RequestBudget;
  /** Calls in flight at the same time; default 16. */
  readonly concurrency?: number;
  readonly log?: Log;
  /** Told of every instant at which a crash would hurt; only tests listen. */
  readonly reach?: ReachClientCrashPoint;
  /** Told of every try, for metrics. */
  readonly onCall?: (record: CallRecord) => void;
  /** Milliseconds of real time after which one try of a write ends; default 20,000. */
  readonly writeDeadline?: number;
  /** Milliseconds of real time after which one try of a read ends; default 60,000. */
  readonly readTimeout?: number;
  /** Factor on the waits that are our own choice; a wait that the service asks for is never scaled. Default 1. */
  readonly waitScale?: number;
  /** Milliseconds (scaled) that a throttled write waits inside the call, all waits together; default 15,000. */
  readonly writeWaitLimit?: number;
  /** Milliseconds that a throttled read waits inside the call, all waits together; default 300,000. */
  readonly readWaitLimit?: number;
  /** Language of texts; default `en-US`. */
  readonly locale?: string;
  /** Name told to the service; default `Crossgrade`. */
  readonly applicationName?: string;
}

/** The options with every default in place. */
export interface ResolvedOptions extends Required<Omit<PartnerCenterOptions, 'log' | 'onCall'>> {
  readonly log: Log | undefined;
  readonly onCall: ((record: CallRecord) => void) | undefined;
}

export function resolveOptions(options: PartnerCenterOptions): ResolvedOptions {
  const waitScale = options.waitScale ?? 1;
  return {
    baseUrl: options.baseUrl,
    tokens: options.tokens,
    clock: options.clock,
    newCorrelationId: options.newCorrelationId,
    random: options.random,
    budget: options.budget ?? unlimitedBudget,
    concurrency: options.concurrency ?? 16,
    log: options.log,
    onCall: options.onCall,
    reach: options.reach ?? (() => undefined),
    writeDeadline: options.writeDeadline ?? 20_000,
    readTimeout: options.readTimeout ?? 60_000,
    waitScale,
    writeWaitLimit: (options.writeWaitLimit ?? 15_000) * waitScale,
    readWaitLimit: options.readWaitLimit ?? 300_000,
    locale: options.locale ?? 'en-US',
    applicationName: options.applicationName ?? 'Crossgrade',
  };
}
