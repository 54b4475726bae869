import type { PieceContext } from './pieces/piece';
import { findUnclear } from './resolve/unclear';

/** Whether something was sent for the row of which it is not known what came of it. */
export async function outcomeIsUnclear({ database, record }: PieceContext): Promise<boolean> {
  const row = await findUnclear(database, { ...record, state: 'unknown' });
  return row !== undefined && (row.unclear.kind !== 'change' || row.unclear.sent !== undefined);
}
