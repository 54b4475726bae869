import { idKey } from '../base';
import type { RowKey, UserRow } from '../workbook';

/** The rows of the Users sheet by the subscription they belong to: sheets can hold many thousands of both. */
export interface UserIndex {
  of(row: RowKey): readonly UserRow[];
}

const keyOf = (row: RowKey): string => `${idKey(row.customerId)}|${idKey(row.subscriptionId)}`;

export function indexUsers(users: readonly UserRow[]): UserIndex {
  const byRow = new Map<string, UserRow[]>();
  for (const user of users) {
    const list = byRow.get(keyOf(user));
    if (list === undefined) byRow.set(keyOf(user), [user]);
    else list.push(user);
  }
  return { of: (row) => byRow.get(keyOf(row)) ?? [] };
}
