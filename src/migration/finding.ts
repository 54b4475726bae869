/** What a finding carries for its sentence. */
export type FindingValues = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** `error` keeps a row from running, `warning` must be seen before, `note` explains. */
export const severities = ['error', 'warning', 'note'] as const;
export type Severity = (typeof severities)[number];

export interface FindingKind {
  readonly severity: Severity;
  /** Key of the column whose cell the finding is about (design.md section 2). */
  readonly column: string;
  /** Names of the values that its sentence uses. */
  readonly values: readonly string[];
}

const finding = <const V extends readonly string[]>(severity: Severity, column: string, values: V): FindingKind => ({
  severity,
  column,
  values,
});

/** Every judgement on a row, by code. Each code has a sentence in every message catalogue; a test compares them. */
export const findingKinds = {
  'plan-missing': finding('error', 'targetPlan', []),
  'plan-unknown': finding('error', 'targetPlan', ['plan']),
  'plan-ambiguous': finding('error', 'targetPlan', ['plan', 'choices']),
  'plan-not-sold-here': finding('error', 'targetPlan', ['plan', 'country']),
  'plan-other-segment': finding('error', 'targetPlan', ['plan', 'segment']),
  'plan-needs-qualification': finding('error', 'targetPlan', ['plan', 'qualification']),
  // A warning: what the service does about it is known from its documents alone.
  'plan-needs-attestation': finding('warning', 'targetPlan', ['plan']),
  'plan-is-addon': finding('error', 'targetPlan', ['plan']),
  'plan-is-trial': finding('error', 'targetPlan', ['plan']),
  'plan-not-for-users': finding('error', 'targetPlan', ['plan']),
  'plan-same-product': finding('error', 'targetPlan', ['plan']),
  'plan-frontline': finding('warning', 'targetPlan', ['plan']),
  'plan-gone': finding('error', 'targetPlan', ['plan']),
  'term-not-offered': finding('error', 'targetTerm', ['plan', 'term', 'billing', 'choices']),
  'licenses-missing': finding('error', 'targetLicenses', []),
  'licenses-below-minimum': finding('error', 'targetLicenses', ['licenses', 'minimum']),
  'licenses-above-maximum': finding('error', 'targetLicenses', ['licenses', 'maximum']),
  'licenses-below-users': finding('error', 'targetLicenses', ['licenses', 'users']),
  'licenses-above-users': finding('note', 'targetLicenses', ['licenses', 'users']),
  'business-seat-cap': finding('error', 'targetLicenses', ['plan', 'total', 'cap']),
  'source-not-found': finding('error', 'subscription', []),
  'source-renews': finding('warning', 'autoRenew', []),
  'source-is-addon': finding('error', 'subscription', []),
  'source-is-trial': finding('error', 'subscription', []),
  'source-not-licenses': finding('error', 'subscription', []),
  'source-suspended': finding('error', 'sourceStatus', []),
  'source-not-active': finding('error', 'sourceStatus', ['status']),
  'source-ended': finding('warning', 'endDate', ['lastDay']),
  'source-ends-soon': finding('warning', 'endDate', ['lastDay', 'days']),
  // Of all rows together: what they need of the request budget, in the order in which they run.
  'deadline-at-risk': finding('warning', 'endDate', ['lastDay', 'finishes']),
  'source-extended-term': finding('note', 'endDate', []),
  'source-sku-unknown': finding('error', 'product', []),
  // Live add-ons hold up step C only (design.md section 1, "Retire"): buying and moving go on.
  'source-has-addons': finding('warning', 'subscription', ['addons']),
  'source-shares-sku': finding('warning', 'assigned', ['subscriptions', 'holders']),
  'source-remainder-too-small': finding('error', 'retire', ['holders', 'remaining']),
  'row-duplicate': finding('error', 'subscription', ['rows']),
  'rows-into-one-target': finding('note', 'targetPlan', ['plan', 'rows']),
  'retire-suspend-costs': finding('error', 'retire', []),
  'retire-not-for-legacy': finding('error', 'retire', ['choice']),
  'retire-cancel-window-over': finding('error', 'retire', ['until']),
  'retire-cancel-irrevocable': finding('warning', 'retire', ['until']),
  'retire-leave-extended': finding('warning', 'retire', []),
  'retire-leave-legacy': finding('note', 'retire', []),
  'retire-deprovisioned-on': finding('note', 'retire', ['day']),
  'retire-after-last-day': finding('warning', 'retireAfter', ['lastDay']),
  'run-at-after-last-day': finding('error', 'runAt', ['lastDay']),
  'customer-not-found': finding('error', 'customer', []),
  'customer-no-agreement': finding('error', 'customer', []),
  'customer-agreement-unknown': finding('warning', 'customer', ['reason']),
  'customer-not-validated': finding('error', 'customer', ['status']),
  'customer-country-unknown': finding('error', 'country', []),
  'customer-users-not-readable': finding('error', 'customer', ['reason']),
  'customer-not-answered': finding('error', 'customer', ['reason']),
  'user-location-missing': finding('error', 'assigned', ['users', 'count']),
  'users-above-maximum': finding('error', 'assigned', ['plan', 'licenses', 'maximum']),
  'users-excluded': finding('warning', 'assigned', ['count']),
  'users-none': finding('note', 'assigned', []),
  'users-hold-target': finding('note', 'assigned', ['count']),
  'users-plans-lost': finding('warning', 'targetPlan', ['count', 'plans']),
  'users-plans-new': finding('note', 'newPlans', ['count', 'plans']),
  'undo-impossible': finding('warning', 'undoUntil', []),
  'price-unknown': finding('note', 'cost', []),
  'overlap-cost': finding('note', 'overlap', ['days']),
  'plan-changed': finding('error', 'check', ['fields']),
  'source-changed': finding('error', 'check', ['fields']),
  'other-run': finding('error', 'state', ['runId', 'runBy', 'state']),
  'already-migrated': finding('note', 'state', ['plan', 'licenses']),
} as const satisfies Record<string, FindingKind>;

export type FindingCode = keyof typeof findingKinds;

/** A judgement on a row: a code with values; the sentence is made at the edge, in the reader's language. */
export interface Finding {
  readonly code: FindingCode;
  readonly values: FindingValues;
}

export function severityOf(found: Finding): Severity {
  return findingKinds[found.code].severity;
}

/** Whether a row with these findings must not run. */
export function hasError(findings: readonly Finding[]): boolean {
  return findings.some((found) => severityOf(found) === 'error');
}
