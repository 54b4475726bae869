import type { Database } from '../database';
import type { MigrationRecord } from '../rows/records';
import { transaction } from '../../postgres';
import { countEnd } from '../runs/stop-loss';
import { advanceTurn, type Advance, type Turn } from './turns';

/** Ends the turn and the row's way, and counts it against the limits of its run: both or neither. Throws `TurnLost`. */
export async function endTurn(database: Database, turn: Turn, to: Advance): Promise<MigrationRecord> {
  return transaction(database.pool, async (client) => {
    const ended = await advanceTurn(database, turn, to, client);
    await countEnd(client, database, ended, to.state);
    return ended;
  });
}
