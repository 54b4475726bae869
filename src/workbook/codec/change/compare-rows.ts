import { brandId, type CustomerId, type SubscriptionId } from '../../../base';
import type { RowKey, WorkbookChange } from '../../port';
import type { FoundTable } from '../read/find-tables';
import { wordsIn, type GridRow } from '../cells/grid';
import { keyOfRow } from './plan-edit';
import { bodyRows, type OpenedWorkbook } from '../read/read-workbook';
import { migrationKey } from '../read/row-key';

interface Seen {
  readonly row: RowKey;
  /** The agent's cells of the first row of the key. */
  readonly agent: string;
  copies: number;
}

const separator = '\u0000';

function rowKeyIn(found: FoundTable, row: GridRow): RowKey {
  const id = (column: string): string => wordsIn(row.cells[found.columns.get(column) ?? -1]);
  return {
    customerId: brandId<CustomerId>(id('customerId')),
    subscriptionId: brandId<SubscriptionId>(id('subscriptionId')),
  };
}

function seenIn(found: FoundTable | undefined): ReadonlyMap<string, Seen> {
  const seen = new Map<string, Seen>();
  if (!found) return seen;
  const agent = found.schema.columns
    .filter((column) => column.group === 'P')
    .map((column) => found.columns.get(column.key) ?? -1);
  for (const row of bodyRows(found)) {
    const key = keyOfRow(found, row);
    if (key === undefined) continue;
    const there = seen.get(key);
    if (there) there.copies += 1;
    else {
      const words = agent.map((column) => wordsIn(row.cells[column])).join(separator);
      seen.set(key, { row: rowKeyIn(found, row), agent: words, copies: 0 });
    }
  }
  return seen;
}

/** What the agent did between two states of a workbook, wherever rows and columns stand by now. */
export function changesBetween(before: OpenedWorkbook, after: OpenedWorkbook): WorkbookChange {
  const planned = new Map<string, RowKey>();
  const copied: RowKey[] = [];
  const removed: RowKey[] = [];
  const was = seenIn(before.tables.get('migrations'));
  const is = seenIn(after.tables.get('migrations'));
  for (const [key, { row, agent, copies }] of is) {
    const earlier = was.get(key);
    if (earlier?.agent !== agent) planned.set(key, row);
    if (copies > (earlier?.copies ?? 0)) copied.push(row);
  }
  for (const [key, { row }] of was) if (!is.has(key)) removed.push(row);
  const users = seenIn(before.tables.get('users'));
  for (const [key, { row, agent }] of seenIn(after.tables.get('users'))) {
    if (users.get(key)?.agent !== agent) planned.set(migrationKey(row), row);
  }
  return { planned: [...planned.values()], copied, removed };
}
