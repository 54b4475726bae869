import type { DirectorySkuId, ServicePlanId, UserId } from '../../base';
import type { UserAction } from '../../migration';
import type { MoveProof } from '../store/rows/records';

/** What is to be done for one user: from one directory SKU to another. */
export interface UserTask {
  readonly userId: UserId;
  readonly part: number;
  readonly action: UserAction;
  readonly from: DirectorySkuId;
  readonly to: DirectorySkuId;
  /** Service plans of `to` that stay off for this user. */
  readonly excludedPlans: readonly ServicePlanId[];
  /** Service plans of `from` that are off, should the license have to be given back. */
  readonly excludedPlansOfFrom: readonly ServicePlanId[];
  readonly setLocation: string | undefined;
  /** The license of `from` stays: the user held both before, and goes back to that. */
  readonly keepsFrom: boolean;
  /** What the user holds, where it has just been read; undefined: `from` alone, as it was checked. */
  readonly holding: MoveProof | undefined;
}
