import { billingCycles, terms, type PlanTerms } from '../../migration';
import { choiceLists } from '../sheets/choices';
import type { SheetTexts } from './texts';

const noTerm = '-';

/** Terms with their billing as codes: `P1Y/monthly;P1M/monthly`. */
export function termCodes(pairs: readonly PlanTerms[]): string {
  return pairs.map((pair) => `${pair.term ?? noTerm}/${pair.billing}`).join(';');
}

/** Reads `termCodes`; a pair that cannot be read is left out. */
export function readTermCodes(text: string): readonly PlanTerms[] {
  return text.split(';').flatMap((pair): PlanTerms[] => {
    const [termText, billingText] = pair.trim().split('/');
    const billing = billingCycles.find((cycle) => cycle === billingText);
    const term = terms.find((candidate) => candidate === termText);
    return billing === undefined || (term === undefined && termText !== noTerm) ? [] : [{ term, billing }];
  });
}

/** The same for people, one pair a line. */
export function termLabels(pairs: readonly PlanTerms[], texts: SheetTexts): string {
  return pairs
    .map(({ term, billing }) =>
      [term === undefined ? [] : [texts.label(choiceLists.term, term)], [texts.label(choiceLists.billing, billing)]]
        .flat()
        .join(' / '),
    )
    .join('\n');
}
