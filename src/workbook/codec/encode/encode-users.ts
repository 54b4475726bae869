import type { UserRow } from '../../content';
import type { RowCells } from '../../model';
import { choiceLists } from '../../sheets/choices';
import { choiceCell, instantCell, textCell } from '../cells/encode-cells';
import { nameSeparator } from '../read/read-users';
import type { SheetTexts } from '../texts';

/** The cells of a row of Users. */
export function encodeUser(row: UserRow, labelOf: (planKey: string) => string, texts: SheetTexts): RowCells {
  const { choice } = row;
  const names = (list: readonly string[] | undefined) => textCell(list?.join(nameSeparator));
  return {
    customer: textCell(row.customer),
    user: textCell(row.user),
    userName: textCell(row.userName),
    from: textCell(row.from),
    to: textCell(row.to),
    location: textCell(row.location),
    exclude: choice.exclude ? texts.label(choiceLists.yesNo, 'yes') : null,
    targetPlan: textCell(choice.targetPlan === undefined ? row.unknownPlan : labelOf(choice.targetPlan)),
    setLocation: textCell(choice.setLocation),
    kept: names(row.kept),
    lost: names(row.lost),
    new: names(row.new),
    licensesAfter: names(row.licensesAfter),
    proof: choiceCell(choiceLists.userProof, row.proof, texts),
    result: choiceCell(choiceLists.userResult, row.result, texts),
    updated: instantCell(row.updated),
    customerId: row.customerId,
    subscriptionId: row.subscriptionId,
    userId: row.userId,
  };
}
