import type { DirectorySkuId, ServicePlanId, UserId } from '../../base';
import type { UserAction } from '../../migration';

/** What is to be done for one user: from one directory SKU to another. */
export interface UserTask {
  readonly userId: UserId;
  readonly part: number;
  readonly action: UserAction;
  readonly from: DirectorySkuId;
  readonly to: DirectorySkuId;
  /** Service plans of `to` that stay off for this user. */
  readonly excludedPlans: readonly ServicePlanId[];
  readonly setLocation: string | undefined;
  /** The license of `from` stays: the user held both before, and goes back to that. */
  readonly keepsFrom: boolean;
}
