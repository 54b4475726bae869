import type { Clock } from '../../base';
import type { RowMessage, RowState } from '../../migration';
import type { PartnerCenter } from '../../partner-center';
import type { ReachCrashPoint } from '../crash-point';
import type { EnginePolicy } from '../policy';
import type { Log } from '../postgres';
import type { Readings } from '../readings';
import type { Database } from '../store/database';
import type { MigrationRecord, MigrationResult, Piece } from '../store/rows/records';
import type { Turn } from '../store/turns/turns';

/** What a piece works with: the row as it stands, its turn, and the world outside. */
export interface PieceContext {
  readonly database: Database;
  readonly turn: Turn;
  readonly record: MigrationRecord;
  readonly service: PartnerCenter;
  readonly policy: EnginePolicy;
  readonly clock: Clock;
  readonly reach: ReachCrashPoint;
  readonly log: Log;
  /** What was read a moment ago. */
  readonly readings: Readings;
}

/**
 * How a piece ends:
 * - `go-on`: the next piece follows at once,
 * - `wait`: the row waits without holding anything and the piece looks again,
 * - `end`: nothing more happens by itself.
 */
export type PieceOutcome =
  | {
      readonly kind: 'go-on';
      readonly piece: Piece;
      readonly state: RowState;
      readonly message?: RowMessage;
      readonly result?: MigrationResult;
    }
  | {
      readonly kind: 'wait';
      readonly state: RowState;
      readonly until: Date;
      /** Of a row that is `unknown`: since when, where the piece knows better than by when it first said so. */
      readonly unknownSince?: Date;
      readonly message?: RowMessage;
      readonly result?: MigrationResult;
    }
  | {
      readonly kind: 'end';
      readonly state: RowState;
      /** Default: the piece that ended. */
      readonly piece?: Piece;
      readonly message?: RowMessage;
      readonly result?: MigrationResult;
    };

/** One durable piece of a migration. Called again after a crash with the same row: it looks before it acts. */
export type RunPiece = (context: PieceContext) => Promise<PieceOutcome>;

/** A wait of so many milliseconds from now. */
export function waitFor(
  context: Pick<PieceContext, 'clock'>,
  milliseconds: number,
  state: RowState,
  message?: RowMessage,
): PieceOutcome {
  const until = new Date(context.clock.now().getTime() + milliseconds);
  return message === undefined ? { kind: 'wait', state, until } : { kind: 'wait', state, until, message };
}
