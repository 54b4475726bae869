import type { RowState } from '../../migration';
import type { Piece } from '../store/rows/records';

/** The state in which a row stands while a piece works on it. */
export const naturalState: Readonly<Record<Piece, RowState>> = {
  'admit': 'queued',
  'purchase': 'purchasing',
  'provision': 'provisioning',
  'reassign': 'reassigning',
  'retire': 'retiring',
  'undo-reactivate': 'undoing',
  'undo-move': 'undoing',
  'undo-cancel': 'undoing',
};
