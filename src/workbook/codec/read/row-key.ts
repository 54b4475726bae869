import { idKey } from '../../../base';
import type { RowKey } from '../../port';

/** Key of a row of Migrations, the same however its ids are spelled. */
export function migrationKey(row: RowKey): string {
  return `${idKey(row.customerId)}|${idKey(row.subscriptionId)}`;
}

/** Key of a row of Users. */
export function userKey(row: RowKey & { readonly userId: string }): string {
  return `${migrationKey(row)}|${idKey(row.userId)}`;
}
