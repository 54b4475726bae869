import type { PaneState } from '../state/pane-state';
import { notOffered, offered, type Offer } from './action';

/** Whether there is a workbook of this connection, and a gateway to ask about it. */
export function canAsk({ connection, reachable, workbook }: PaneState): Offer {
  if (connection.status !== 'connected') return notOffered('pane.offer.not-connected');
  if (!reachable) return notOffered('pane.offer.unreachable');
  if (workbook.status === 'other-connection') return notOffered('pane.offer.other-connection');
  if (workbook.status !== 'open' || workbook.content.rows.length === 0) return notOffered('pane.offer.no-rows');
  return offered;
}
