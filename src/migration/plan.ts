import type { DirectorySkuId } from '../base';
import type { BillingCycle, Commerce, Segment, Term } from './subscription';

export const planFamilies = ['business', 'frontline', 'enterprise', 'education', 'other'] as const;
export type PlanFamily = (typeof planFamilies)[number];

/** A term with a billing cycle that a plan can be bought for. */
export interface PlanTerms {
  readonly term: Term | undefined;
  readonly billing: BillingCycle;
}

/**
 * A plan that can be bought, as listed on the Plans sheet. It is chosen by `key`, which never changes with the
 * language; availability ids are not part of it, they expire (partner-center-api.md section 11).
 */
export interface Plan {
  /** `productId:skuId` (new commerce) or the offer id (legacy). */
  readonly key: string;
  /** Unique in the catalogue of one partner: the product's title, with what tells its SKUs apart. */
  readonly label: string;
  readonly family: PlanFamily;
  /** Earlier and other names under which agents look for it. */
  readonly aliases: readonly string[];
  readonly commerce: Commerce;
  readonly productId: string;
  /** SKU of the catalogue; empty for a legacy offer. */
  readonly catalogueSkuId: string;
  readonly skuId: DirectorySkuId;
  readonly minimum: number;
  /** undefined: no upper bound. */
  readonly maximum: number | undefined;
  readonly terms: readonly PlanTerms[];
  readonly segment: Segment;
  /** Countries (two letters, upper case) in whose catalogue it was seen. */
  readonly markets: readonly string[];
  /** A license of it goes to a user (not a device license, not an add-on). */
  readonly assignable: boolean;
  readonly isTrial: boolean;
  readonly isAddOn: boolean;
  /**
   * It is sold only to who confirms its conditions with the purchase (partner-center-api.md section 7). Known of a plan
   * that was read from the service; the Plans sheet does not list it.
   */
  readonly mustAttest?: true;
  /** Price of one license a month in `currency`; undefined where not known. */
  readonly price: number | undefined;
  readonly currency: string | undefined;
}

/** What happens to the old subscription (design.md, table of step C). */
export const retireChoices = ['suspend', 'end-at-term', 'cancel-now', 'leave'] as const;
export type RetireChoice = (typeof retireChoices)[number];

/** Whether service plans that a user did not have before are switched on. */
export const newPlansChoices = ['off', 'on'] as const;
export type NewPlansChoice = (typeof newPlansChoices)[number];

export const includeChoices = ['yes', 'no'] as const;
export type IncludeChoice = (typeof includeChoices)[number];

/** The agent's cells of one row, read back as codes. Undefined: left empty. */
export interface RowPlan {
  readonly include: IncludeChoice | undefined;
  /** Key of the plan; a text that names no plan is a finding, kept in `unknownPlan`. */
  readonly targetPlan: string | undefined;
  readonly unknownPlan: string | undefined;
  readonly licenses: number | undefined;
  readonly term: Term | undefined;
  readonly billing: BillingCycle | undefined;
  readonly newPlans: NewPlansChoice | undefined;
  readonly retire: RetireChoice | undefined;
  readonly retireAfterDays: number | undefined;
  readonly wave: number | undefined;
  /** ISO instant in UTC before which the row must not start. */
  readonly runAt: string | undefined;
  readonly reference: string;
  readonly note: string;
}
