import { rowStates, type RowState } from '../../migration';
import type { Tone } from '../schema/condition';

/** Tone of a row's state. */
export const stateTones = {
  'draft': 'quiet',
  'ready': 'good',
  'invalid': 'bad',
  'excluded': 'quiet',
  'stale': 'warning',
  'held': 'warning',
  'scheduled': 'quiet',
  'queued': 'busy',
  'purchasing': 'busy',
  'provisioning': 'busy',
  'reassigning': 'busy',
  'retiring': 'busy',
  'throttled': 'warning',
  'paused': 'warning',
  'unknown': 'unclear',
  'done': 'good',
  'partial': 'warning',
  'failed-purchase': 'bad',
  'failed-reassign': 'bad',
  'failed-retire': 'bad',
  'cancelled': 'quiet',
  'undoing': 'busy',
  'undone': 'quiet',
  'drifted': 'warning',
} as const satisfies Readonly<Record<RowState, Tone>>;

/** Holds where the row's state has the tone. */
export function stateFormula(tone: Tone): string | undefined {
  const codes = rowStates.filter((state) => stateTones[state] === tone);
  if (codes.length === 0) return undefined;
  return `OR(${codes.map((code) => `{stateCode}="${code}"`).join(',')})`;
}
