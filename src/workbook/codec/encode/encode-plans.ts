import type { Plan } from '../../../migration';
import type { RowCells } from '../../model';
import { choiceLists } from '../../sheets/choices';
import { choiceCell, numberCell, textCell } from '../cells/encode-cells';
import { termCodes, termLabels } from '../plan-terms';
import { nameSeparator } from '../read/read-users';
import type { SheetTexts } from '../texts';

/** The cells of a row of Plans. */
export function encodePlanRow(plan: Plan, texts: SheetTexts): RowCells {
  return {
    label: textCell(plan.label),
    family: choiceCell(choiceLists.family, plan.family, texts),
    aliases: textCell(plan.aliases.join(nameSeparator)),
    commerce: choiceCell(choiceLists.commerce, plan.commerce, texts),
    product: textCell(plan.productId),
    catalogueSku: textCell(plan.catalogueSkuId),
    directorySku: textCell(plan.skuId),
    minimum: numberCell(plan.minimum),
    maximum: numberCell(plan.maximum),
    terms: textCell(termLabels(plan.terms, texts)),
    segment: choiceCell(choiceLists.segment, plan.segment, texts),
    markets: textCell(plan.markets.join(', ')),
    assignable: choiceCell(choiceLists.yesNo, plan.assignable ? 'yes' : 'no', texts),
    price: numberCell(plan.price),
    currency: textCell(plan.currency),
    key: textCell(plan.key),
    termCodes: textCell(termCodes(plan.terms)),
    kind: plan.isTrial ? 'trial' : plan.isAddOn ? 'add-on' : 'plan',
  };
}
