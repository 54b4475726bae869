import type { TableKey, TableSchema } from '../schema/sheet';
import { migrationsSheet } from './migrations';
import { plansSheet } from './plans';
import { usersSheet } from './users';

/** Our tables by key. */
export const tableSchemas: Readonly<Record<TableKey, TableSchema>> = {
  migrations: migrationsSheet,
  users: usersSheet,
  plans: plansSheet,
};
