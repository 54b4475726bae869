import type { Clock, Day } from '../base';
import type { CustomerScenario } from './seed/scenario';

/** How the simulator is set up. Every setting has a default; `resolveOptions` fills them in. */
export interface SandboxOptions {
  /** Decides the made-up world and every chance. Default 1. */
  readonly seed?: number;
  /** Number of made-up customers. Default 40; 100,000 cost no more at the start. */
  readonly customers?: number;
  /** Customers made to measure, listed after the made-up ones. */
  readonly scenarios?: readonly CustomerScenario[];
  /** Day on which the world begins; end dates are relative to it. Default: the day of `clock`. */
  readonly today?: Day;
  /** Where real time comes from. Default: the platform's clock. */
  readonly clock?: Pick<Clock, 'now' | 'sleep'>;
  /** Folder of the journal. Default: none, then a stop forgets everything. */
  readonly dataDirectory?: string;
  /** Port on the loopback interface. Default: any free one. */
  readonly port?: number;

  /** Divides every wait below. Default 1. */
  readonly timeScale?: number;
  /** From the purchase to active units; each order takes between half and one and a half of it. Default 20 s. */
  readonly provisioningMs?: number;
  /** From the purchase to the subscription's id in Get Order. Default 5 s. */
  readonly subscriptionIdMs?: number;
  /** Most that the list of orders lags behind Get Order. Default 15 minutes. */
  readonly orderListLagMs?: number;
  /** Most that a provisioning status lags behind. Default 15 minutes. */
  readonly provisioningStatusLagMs?: number;
  /** How long a checkout is "being processed": until then repeats are refused with 409/800064. Default 200 ms. */
  readonly checkoutMs?: number;
  /** How long a change answered with 202 takes. Default 5 s. */
  readonly changeMs?: number;
  /** How late audit records come. Default 15 minutes. */
  readonly auditLagMs?: number;
  /** Life of a cart. Default 7 days. */
  readonly cartLifeMs?: number;
  /** How long the third part of a catalog item id stays the same; days, not shortened. Default 1 day. */
  readonly availabilityLifeMs?: number;

  /** Time that every answer takes, in real milliseconds. Default 0. */
  readonly latencyMs?: number;
  /** Requests a minute before 429 answers; counted in real time. Default: no limit. */
  readonly requestsPerMinute?: number;
  /** Largest page of customers or users. Default 500. */
  readonly maximumPageSize?: number;

  /** Whether a repeated MS-RequestId runs the write again. Default false. */
  readonly ignoreRequestId?: boolean;
  /** Bearer tokens that are refused with 401. */
  readonly expiredTokens?: readonly string[];
  /** Share of subscription changes that are answered with 202 and happen later. Default 0.25. */
  readonly acceptedShare?: number;
  /** Legacy offers: sold; shown as not purchasable; or shown as purchasable but refused by the cart. Default closed. */
  readonly legacySales?: 'open' | 'closed' | 'closed-silently';
  /** Answer to a stale If-Match. Default 400 with code 2055. */
  readonly staleEtag?: 'code-2055' | 'precondition-failed';
  /** Answer to a repeated checkout that succeeded before. Default: the first result again. */
  readonly checkoutRepeat?: 'first-result' | 'code-800065';
  /** End of a list of customers: a last token that is answered with 400/2000, or no token. Default error. */
  readonly pagingEnd?: 'error' | 'no-token';
  /** Words accepted as `actionType` of a term-end action; the first one cancels. */
  readonly termEndActions?: readonly [cancel: string, ...others: string[]];
  /** Spelling of the kind of a scheduled action in answers. Default `scheduledType`. */
  readonly scheduledTypeField?: 'scheduledType' | 'scheduleType';
  /** Removal of a license that comes from a group: refused, or accepted without effect. Default refuse. */
  readonly inheritedRemoval?: 'refuse' | 'ignore';
  /** Whether mutually exclusive service plans are refused. Default true. */
  readonly exclusivePlans?: boolean;
  /** Fault rules from the start, as `ROUTE=KIND[,count=N][,chance=P][,skip=N]`. */
  readonly faults?: readonly string[];
}

type Optional = 'today' | 'clock' | 'dataDirectory' | 'requestsPerMinute';

/** `SandboxOptions` with every default filled in. */
export type ResolvedOptions = Required<Omit<SandboxOptions, Optional>> & Pick<SandboxOptions, Optional>;

const minute = 60_000;
const day = 24 * 60 * minute;

export function resolveOptions(options: SandboxOptions): ResolvedOptions {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  return {
    seed: 1,
    customers: 40,
    scenarios: [],
    port: 0,
    timeScale: 1,
    provisioningMs: 20_000,
    subscriptionIdMs: 5_000,
    orderListLagMs: 15 * minute,
    provisioningStatusLagMs: 15 * minute,
    checkoutMs: 200,
    changeMs: 5_000,
    auditLagMs: 15 * minute,
    cartLifeMs: 7 * day,
    availabilityLifeMs: day,
    latencyMs: 0,
    maximumPageSize: 500,
    ignoreRequestId: false,
    expiredTokens: [],
    acceptedShare: 0.25,
    legacySales: 'closed',
    staleEtag: 'code-2055',
    checkoutRepeat: 'first-result',
    pagingEnd: 'error',
    termEndActions: ['Cancel', 'RenewToNewTerm', 'MoveToExtendedServiceTerm'],
    scheduledTypeField: 'scheduledType',
    inheritedRemoval: 'refuse',
    exclusivePlans: true,
    faults: [],
    ...given,
  };
}
