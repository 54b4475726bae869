import { type Table } from '../../../model';
import { HostError } from '../../host-error';

/** A column by its id, which stays when columns move; its place is looked up each time. */
export interface ColumnOfTable {
  readonly table: Table;
  readonly id: number;
}

export function columnIndex({ table, id }: ColumnOfTable): number {
  const index = table.columns.findIndex((column) => column.id === id);
  if (index < 0) throw new HostError('ItemNotFound');
  return index;
}
