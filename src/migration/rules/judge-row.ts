import { severities, severityOf, type Finding } from '../finding';
import { attestationRule } from './attestation';
import { businessSeatsRule } from './business-seats';
import { costRule } from './cost';
import { customerRule } from './customer';
import { endDateRule } from './end-date';
import { licensesRule } from './licenses';
import { planKindRule } from './plan-kind';
import { planSoldRule } from './plan-sold';
import { retireRule, timingRule } from './retire';
import type { RowContext, Rule } from './row-context';
import { duplicateRowRule, oneTargetRule } from './rows-together';
import { servicePlansRule } from './service-plans';
import { sharedSkuRule } from './shared-sku';
import { addOnsRule, sourceStateRule } from './source-state';
import { targetPlanRule } from './target-plan';
import { termsRule } from './terms';
import { undoRule } from './undo';
import { usersRule } from './users';

/** Every rule that judges a row by what was read; what needs a run's history is in `earlier-work`. */
export const rowRules: readonly Rule[] = [
  customerRule,
  sourceStateRule,
  duplicateRowRule,
  targetPlanRule,
  planSoldRule,
  attestationRule,
  planKindRule,
  termsRule,
  licensesRule,
  businessSeatsRule,
  usersRule,
  sharedSkuRule,
  addOnsRule,
  retireRule,
  timingRule,
  endDateRule,
  servicePlansRule,
  oneTargetRule,
  undoRule,
  costRule,
];

/** All findings of a row, the gravest first, each once. */
export function judgeRow(context: RowContext): readonly Finding[] {
  return sortFindings(rowRules.flatMap((rule) => rule(context)));
}

/** The gravest first, in the order of the rules; what two rules say alike stays once. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  const unique = [...new Map(findings.map((one) => [JSON.stringify([one.code, one.values]), one])).values()];
  return severities.flatMap((severity) => unique.filter((one) => severityOf(one) === severity));
}
