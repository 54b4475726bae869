import type { CustomerId, DirectorySkuId, ServicePlanId, TenantId, UserId } from '../base';
import type { NewPlansChoice, Plan, RetireChoice } from './plan';
import type { ServiceProfile } from './service-plans/service-profile';
import type { BillingCycle, Subscription, Term } from './subscription';

/** One target of a migration: what is bought for which users. */
export interface PlanPart {
  /** From 1; 1 is the row's own target plan. */
  readonly part: number;
  readonly plan: Plan;
  readonly licenses: number;
  readonly term: Term | undefined;
  readonly billing: BillingCycle;
}

/**
 * What is done for one user:
 * - `move`: one request assigns the new and removes the old license,
 * - `remove-only`: the user holds the new one already.
 */
export type UserAction = 'move' | 'remove-only';

export interface PlannedUser {
  readonly userId: UserId;
  readonly userPrincipalName: string;
  /** Part whose plan the user gets. */
  readonly part: number;
  readonly action: UserAction;
  /**
   * Service plans of the new product that stay switched off for this user, as far as they are known at Check: empty
   * where no directory showed the product yet. The request asks `excludedPlansAt`, which knows what was provisioned.
   */
  readonly excludedPlans: readonly ServicePlanId[];
  /** What the user had: place in `MigrationPlan.profiles`. */
  readonly profile: number;
  /** Service plans of the old product that are off for this user, so that an undo can restore them. */
  readonly oldExcludedPlans: readonly ServicePlanId[];
  /** Country set as usage location before the move; undefined: left alone. */
  readonly setLocation: string | undefined;
}

/** The immutable snapshot that Run executes; later edits of the row change nothing in it (design.md, "Snapshot"). */
export interface MigrationPlan {
  readonly tenantId: TenantId;
  readonly customerId: CustomerId;
  readonly customerName: string;
  readonly source: Subscription & { readonly skuId: DirectorySkuId };
  readonly parts: readonly PlanPart[];
  /** Users in scope of this row, holders of the old SKU that fall to it. */
  readonly users: readonly PlannedUser[];
  /** What users had before the move, each kind once. */
  readonly profiles: readonly ServiceProfile[];
  /** Users the agent excluded: with any, the row can only become `partial`. */
  readonly excludedUsers: readonly UserId[];
  /** When the licenses of the users were read, ISO instant: an old reading is read again before the moves. */
  readonly usersReadAt: string;
  readonly retire: RetireChoice;
  readonly retireAfterDays: number;
  readonly newPlans: NewPlansChoice;
  /** ISO instant before which nothing is done; undefined: at once. */
  readonly runAt: string | undefined;
  readonly wave: number | undefined;
  readonly reference: string;
  /** Digest of source state and plan as checked. */
  readonly digest: string;
}
