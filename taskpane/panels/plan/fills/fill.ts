import type { BillingCycle, IncludeChoice, NewPlansChoice, Plan, RetireChoice, Term } from '../../../../src/migration';

/** One answer for many rows. A value that is undefined empties the cells. */
export type Fill =
  | { readonly kind: 'accept' }
  | { readonly kind: 'target-plan'; readonly plan: Plan }
  | { readonly kind: 'right-size' }
  | { readonly kind: 'include'; readonly include: IncludeChoice | undefined }
  | { readonly kind: 'terms'; readonly term: Term | undefined; readonly billing: BillingCycle }
  | { readonly kind: 'new-plans'; readonly newPlans: NewPlansChoice }
  | { readonly kind: 'retire'; readonly retire: RetireChoice }
  | { readonly kind: 'retire-after'; readonly days: number }
  | { readonly kind: 'wave'; readonly wave: number | undefined };

export type FillKind = Fill['kind'];

/** In the order in which an agent comes to them. */
export const fillKinds = [
  'accept',
  'target-plan',
  'right-size',
  'include',
  'terms',
  'retire',
  'retire-after',
  'new-plans',
  'wave',
] as const satisfies readonly FillKind[];

/** Why a row is left alone. */
export const skipReasons = [
  'in-a-run',
  'decided',
  'already-so',
  'no-suggestion',
  'not-sold',
  'other-segment',
  'no-plan',
  'terms-not-offered',
  'users-not-known',
  'too-many-users',
  'retire-not-possible',
] as const;
export type SkipReason = (typeof skipReasons)[number];
