import { brandId, type CustomerId, type SubscriptionId, type UserId } from '../../../base';
import type { UserRow } from '../../content';
import { choiceLists } from '../../sheets/choices';
import { wordsIn } from '../cells/grid';
import type { PlanNames } from './plan-names';
import { readIds } from './read-migrations';
import type { RowReader } from './row-reader';

/** Separates the names of service plans and licenses in one cell. */
export const nameSeparator = '\n';

export function namesIn(text: string): readonly string[] {
  return text
    .split(nameSeparator)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** A country that an agent typed; told where it is none. */
function readLocation(row: RowReader): string | undefined {
  const text = row.text('setLocation').trim();
  if (text === '') return undefined;
  if (/^[a-z]{2}$/i.test(text)) return text.toUpperCase();
  row.problem('cell-not-choice', 'setLocation', { value: text.slice(0, 100), choices: ['DE', 'PL', 'SE', '…'] });
  return undefined;
}

/** A row of Users as typed values; undefined where its ids cannot be read. */
export function readUser(row: RowReader, plans: PlanNames): UserRow | undefined {
  const ids = readIds(row, ['customerId', 'subscriptionId', 'userId']);
  if (!ids) return undefined;
  const planText = row.text('targetPlan').trim();
  const targetPlan = planText === '' ? undefined : plans.keyOf(planText);
  const userId = brandId<UserId>(ids.userId);
  return {
    customerId: brandId<CustomerId>(ids.customerId),
    subscriptionId: brandId<SubscriptionId>(ids.subscriptionId),
    userId,
    customer: row.seenText('customer'),
    user: row.seenText('user'),
    userName: row.seenText('userName'),
    from: row.seenText('from'),
    to: row.seenText('to'),
    location: wordsIn(row.cell('location')) || undefined,
    choice: {
      userId,
      exclude: row.choice(choiceLists.yesNo, 'exclude') === 'yes',
      targetPlan,
      setLocation: readLocation(row),
    },
    unknownPlan: planText !== '' && targetPlan === undefined ? planText : undefined,
    kept: namesIn(row.seenText('kept')),
    lost: namesIn(row.seenText('lost')),
    new: namesIn(row.seenText('new')),
    licensesAfter: row.cell('licensesAfter') === undefined ? undefined : namesIn(row.seenText('licensesAfter')),
    proof: row.seenChoice(choiceLists.userProof, 'proof'),
    result: row.seenChoice(choiceLists.userResult, 'result'),
    updated: row.seenInstant('updated'),
    rowNumber: row.number,
  };
}
