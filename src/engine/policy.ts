import type { TermEndWords } from '../migration';

/**
 * How long the engine waits for what, in real milliseconds (scaling has been applied where the policy was made). One
 * place, because a wait that is too short here costs money.
 */
export interface EnginePolicy {
  /** After this a write of ours cannot take effect any more: its call has been aborted (design.md, "Writes"). */
  readonly writeDeadline: number;
  /** Documented lag of the listing of orders (partner-center-api.md section 13). */
  readonly listingLag: number;
  /** First wait between two looks at something that the service is still doing. */
  readonly pollFirst: number;
  /** Longest wait between two looks. */
  readonly pollMost: number;
  /** How long provisioning, missing units or a change that the service puts off are waited for before the row ends as failed. */
  readonly provisioningPatience: number;
  /** How long a change of the old subscription may take to show. */
  readonly changePatience: number;
  /** Licenses read longer ago than this are read again before a user is moved. */
  readonly scanFreshFor: number;
  /** A process of which the database has heard nothing for so long is taken for gone: it may be frozen. */
  readonly memberSilence: number;
  /** How often dead members and rows without a workflow are looked for. */
  readonly takeoverEvery: number;
  /** The words for the end of a term (partner-center-api.md 9.5 leaves them open). */
  readonly termEndWords: TermEndWords;
  /** The partner confirms with every purchase what the service asks about the partner of record; undefined: it does not. */
  readonly resellerAttested?: boolean | undefined;
  /** The partner confirms with every purchase the conditions of the plan that is bought; undefined: it does not. */
  readonly planAttested?: boolean | undefined;
  /** Rows worked on at once in one process; waiting rows do not count. */
  readonly rowsAtOnce: number;
  /** When what was done is looked at again, counted from the end of the row, in rising order; empty: never by itself. */
  readonly lookAgainAfter: readonly number[];
  /** Users of one row moved at once. */
  readonly usersAtOnce: number;
}

/** The wait before look number `looks` (from 0): grows by half each time up to the longest. */
export function pollWait(policy: Pick<EnginePolicy, 'pollFirst' | 'pollMost'>, looks: number): number {
  return Math.min(policy.pollMost, Math.round(policy.pollFirst * 1.5 ** Math.min(looks, 40)));
}
