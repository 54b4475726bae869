import { rowMessage } from '../../migration';
import { sourceChanges } from '../source-changes';
import { readListed } from '../source-reading';
import type { RunPiece } from './piece';

/**
 * Lets the row in: not before its time, and only while the old subscription is still what was checked. Nothing has been
 * bought here, so a change makes the row stale and a person looks again.
 */
export const admit: RunPiece = async (context) => {
  const { plan } = context.record;
  if (plan.runAt !== undefined && Date.parse(plan.runAt) > context.clock.now().getTime()) {
    return {
      kind: 'wait',
      state: 'scheduled',
      until: new Date(plan.runAt),
      message: rowMessage('waits-until', { until: plan.runAt }),
    };
  }
  // All of them, because the search before the purchase needs the others.
  const listed = await context.readings.subscriptions.anew(() => context.service.subscriptions.list(plan.customerId));
  const found = await readListed(context, listed, plan.source.id);
  const fields = found === undefined ? ['subscription'] : sourceChanges(plan.source, found.subscription);
  if (fields.length > 0) return { kind: 'end', state: 'stale', message: rowMessage('source-changed', { fields }) };
  return { kind: 'go-on', piece: 'purchase', state: 'purchasing' };
};
