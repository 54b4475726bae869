import type { Piece } from '../store/rows/records';
import { admit } from './admit';
import type { RunPiece } from './piece';
import { provision } from './provision';
import { purchase } from './purchase';
import { reassign } from './reassign';
import { retire } from './retire';
import { undoCancel } from './undo-cancel';
import { undoMove } from './undo-move';
import { undoReactivate } from './undo-reactivate';

/** What each piece does. */
export const runPiece: Readonly<Record<Piece, RunPiece>> = {
  'admit': admit,
  'purchase': purchase,
  'provision': provision,
  'reassign': reassign,
  'retire': retire,
  'undo-reactivate': undoReactivate,
  'undo-move': undoMove,
  'undo-cancel': undoCancel,
};
