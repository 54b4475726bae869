// Vocabulary
export * from './finding';
export * from './identity';
export * from './migration-plan';
export * from './plan';
export * from './row-message';
export * from './state';
export * from './subscription';
export * from './user';
// Reading what the service says
export * from './source/commerce-words';
export * from './source/directory-sku';
export type * from './source/facts';
export { lastDayOf, realInstant } from './source/last-day';
export * from './source/read-customer';
export * from './source/read-subscription';
export * from './source/read-users';
export { defaultTermEndWords, type TermEndWords } from './source/term-end';
// Which subscriptions are looked for
export * from './expiring';
export * from './presets/preset';
export type { ProductClues } from './presets/retired-product';
export type { RetiredProductKey } from './presets/retired-products';
// Plans
export * from './catalogue/business-seats';
export * from './catalogue/find-plan';
export * from './catalogue/label-plans';
export * from './catalogue/merge-plans';
export * from './catalogue/plan-terms';
export { planNames, type PlanNameKey } from './catalogue/plan-names';
export * from './catalogue/read-plan';
export * from './catalogue/recognise-plan';
export * from './catalogue/sold-to';
export * from './suggest-plan';
// Whose licenses
export * from './holders/holders-of';
export * from './holders/may-retire';
export * from './holders/row-scope';
export * from './holders/split-holders';
export * from './holders/units-needed';
export * from './service-plans/compare-plans';
export { disabledPlans, excludedPlans, type TargetServicePlan } from './service-plans/excluded-plans';
export * from './service-plans/excluded-plans-at';
export { profileOf, type ServiceProfile } from './service-plans/service-profile';
// The plan of a row
export * from './build-migration-plan';
export * from './checked-plan';
export * from './digest';
export * from './plan-parts';
export * from './retire-table';
export * from './run-order';
// A run as a whole
export * from './run/deadlines';
export * from './run/effort';
export * from './run/plan-cost';
export * from './run/run-limits';
export * from './run/run-steps';
// The rules
export { letsBuy } from './rules/customer';
export { costOf, overlapDays, type RowCost } from './rules/cost';
export * from './rules/earlier-work';
export * from './rules/judge-row';
export type { CustomerStanding, RowContext, RowUsers, Rule, SiblingRow } from './rules/row-context';
export * from './rules/state-after-check';
// Judgements on what the service answered
export * from './judge/judge-cart';
export * from './judge/judge-checkout';
export * from './judge/judge-drift';
export * from './judge/judge-retired';
export * from './judge/judge-user';
export * from './judge/purchase-error';
export { compareTexts } from './fold-text';
