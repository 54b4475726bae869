import { isSameConnection, Problem } from '../base';
import type { Connection } from './world';

/** The ids of one partner's workbook mean nothing to another one. A workbook without our record names no connection. */
export function refuseOtherConnection(named: string, connection: Connection): void {
  if (named === '' || isSameConnection(named, connection.name)) return;
  throw new Problem('connection-other', { workbook: named, connected: connection.name });
}
