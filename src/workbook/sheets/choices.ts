import {
  billingCycles,
  commerceKinds,
  includeChoices,
  newPlansChoices,
  planFamilies,
  retireChoices,
  segments,
  subscriptionStatuses,
  termEndOutcomes,
  terms,
  type Commerce,
  type RetireChoice,
} from '../../migration';
import { checkVerdicts, stepStates, userProofs, userResults } from '../content';
import type { ChoiceList } from '../schema/choice-list';

const list = <Code extends string>(
  key: string,
  codes: readonly Code[],
  offered?: readonly Code[],
): ChoiceList<Code> => ({ key, codes, ...(offered ? { offered } : {}) });

/** The closed lists of our sheets. */
export const choiceLists = {
  include: list('include', includeChoices, includeChoices),
  yesNo: list('yesNo', ['yes', 'no'], ['yes', 'no']),
  newPlans: list('newPlans', newPlansChoices, newPlansChoices),
  retire: list('retire', retireChoices, retireChoices),
  term: list('term', terms, terms),
  billing: list('billing', billingCycles, ['monthly', 'annual', 'triennial']),
  commerce: list('commerce', commerceKinds, commerceKinds),
  segment: list('segment', segments),
  termEnd: list('termEnd', termEndOutcomes),
  status: list('status', subscriptionStatuses),
  family: list('family', planFamilies),
  check: list('check', checkVerdicts),
  stepState: list('stepState', stepStates),
  userResult: list('userResult', userResults),
  userProof: list('userProof', userProofs),
} as const;

/** What may happen to the old subscription, by commerce (design.md section 1, table of step C). */
export const retireByCommerce: Readonly<Record<Commerce, readonly RetireChoice[]>> = {
  'legacy': ['suspend', 'leave'],
  'new-commerce': ['end-at-term', 'cancel-now', 'leave'],
};

/** Name of the range that holds a list's labels, on `_crossgrade`. */
export function listRange(key: string): string {
  return `cg_list_${key.replaceAll('-', '_')}`;
}
