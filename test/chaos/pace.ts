import type { ChaosOptions } from './options';

/** The waits of a storm: what takes a day in earnest takes a minute here, in the same proportions. */
export interface Pace {
  /** `CROSSGRADE_WAIT_SCALE`. */
  readonly waitScale: number;
  readonly writeDeadlineSeconds: number;
  /** The service's own waits, in milliseconds. */
  readonly latency: number;
  readonly provisioning: number;
  readonly subscriptionId: number;
  readonly checkout: number;
  readonly change: number;
  /** Orders are listed so much later at most: a little less than the product waits for. */
  readonly listingLag: number;
  /** Whether provisioning may never end: a row waits for it as long as a day takes here. */
  readonly endlessProvisioning: boolean;
  /** Rows that come to no end for so many milliseconds, with nobody troubling them, come to none any more. */
  readonly stuckAfter: number;
}

const minute = 60_000;
const documentedLag = 15 * minute;
const documentedPatience = 24 * 60 * minute;

/**
 * Long storms are slower, so that what a busy machine adds stays small beside the documented waits. Endless
 * provisioning is part of a storm that is longer than the patience for it.
 */
export function paceOf({ minutes }: ChaosOptions): Pace {
  const waitScale = minutes >= 10 ? 0.003 : 0.0015;
  const endlessProvisioning = documentedPatience * waitScale < (minutes * minute) / 3;
  return {
    waitScale,
    writeDeadlineSeconds: 1,
    latency: 60,
    provisioning: 3_000,
    subscriptionId: 600,
    checkout: 50,
    change: 300,
    listingLag: Math.round(documentedLag * waitScale * 0.9),
    endlessProvisioning,
    stuckAfter: endlessProvisioning ? documentedPatience * waitScale * 1.3 : minute,
  };
}
