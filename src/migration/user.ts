import type { DirectorySkuId, ServicePlanId, UserId } from '../base';

/** One license that a user holds. */
export interface HeldLicense {
  readonly skuId: DirectorySkuId;
  readonly skuPartNumber: string;
  readonly servicePlans: readonly HeldServicePlan[];
}

export interface HeldServicePlan {
  readonly id: ServicePlanId;
  readonly name: string;
  /** Switched on for this user; off when the service says `Disabled` (or another word than enabled or pending). */
  readonly enabled: boolean;
}

/** A user of a customer with the licenses read for it. */
export interface LicensedUser {
  readonly id: UserId;
  readonly userPrincipalName: string;
  readonly displayName: string;
  /** Two letters; undefined: not set, no license can be assigned. */
  readonly usageLocation: string | undefined;
  readonly active: boolean;
  readonly licenses: readonly HeldLicense[];
}

/** Units of one directory SKU in a customer's directory: all subscriptions and partners together. */
export interface SkuUnits {
  readonly skuId: DirectorySkuId;
  readonly skuPartNumber: string;
  readonly name: string;
  readonly active: number;
  readonly available: number;
  readonly consumed: number;
  readonly suspended: number;
  readonly warning: number;
  readonly servicePlans: readonly {
    readonly id: ServicePlanId;
    /** The service's name for it, which tells editions of one service apart: `EXCHANGE_S_STANDARD`. */
    readonly name: string;
    /** As people know it, where the service says: “Exchange Online (Plan 1)”. */
    readonly title?: string;
    readonly userAssignable: boolean;
  }[];
}

/** What the agent decided for one user on the Users sheet. */
export interface UserChoice {
  readonly userId: UserId;
  readonly exclude: boolean;
  /** Key of a plan other than the row's; undefined: as the row says. */
  readonly targetPlan: string | undefined;
  /** Country to set as usage location before the move; undefined: leave it alone. */
  readonly setLocation: string | undefined;
}
