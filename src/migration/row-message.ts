import type { FindingValues } from './finding';

/**
 * What a row says about where it stands, by code, with the values its sentence uses. Each code has a sentence in every
 * message catalogue (`row.<code>`); a test compares them.
 */
export const rowMessages = {
  'waits-until': ['until'],
  'source-changed': ['fields'],
  'held-by-other': ['runBy', 'runId', 'state', 'since'],
  'plan-gone': ['plan'],
  'purchase-adopted': ['order'],
  'purchase-refused': ['status', 'code', 'description', 'requestId', 'correlationId'],
  'purchase-unclear': ['operation', 'since'],
  'declared-not-bought': ['by'],
  'declared-not-changed': ['by'],
  'purchase-in-progress': ['since'],
  'purchase-quantity-differs': ['bought', 'planned'],
  'order-pending': ['order'],
  'provisioning': ['since'],
  'provisioning-late': ['since'],
  'units-short': ['available', 'needed'],
  'new-not-active': ['status'],
  'old-not-active': ['status'],
  'users-failed': ['failed', 'total', 'reason'],
  'users-not-proven': ['failed', 'total'],
  'users-excluded': ['count'],
  'retire-on': ['day'],
  'retire-holders-left': ['holders', 'remaining'],
  'retire-addons': ['addons'],
  'retire-refused': ['status', 'code', 'description', 'requestId', 'correlationId'],
  'retire-unconfirmed': ['choice'],
  'retire-taken-back': ['holders', 'remaining'],
  'take-back-refused': ['status', 'code', 'description', 'requestId', 'correlationId'],
  'change-put-off': ['since', 'until', 'status', 'code', 'description', 'requestId', 'correlationId'],
  'retire-window-over': ['until'],
  'fields-differ': ['fields'],
  'left-as-it-is': [],
  'throttled': ['until'],
  'signed-out': ['status', 'code', 'description'],
  'service-trouble': ['operation', 'description', 'requestId', 'correlationId'],
  'paused-by-person': [],
  'cancelled-by-person': [],
  'stop-loss-failures': ['failed', 'ended', 'limit'],
  'stop-loss-cost': ['currency', 'amount', 'limit'],
  'stop-loss-price-unknown': [],
  'waits-for-wave': ['wave'],
  'waits-for-rest': [],
  'waits-for-pilot': [],
  'drifted': ['changes'],
  'drifted-users': ['changes', 'users'],
  'undo-too-late': ['until'],
  'undo-impossible': ['status'],
  'undo-unconfirmed': ['change'],
  'undo-refused': ['status', 'code', 'description', 'requestId', 'correlationId'],
  'internal': ['detail'],
} as const satisfies Record<string, readonly string[]>;

export type RowMessageCode = keyof typeof rowMessages;

/** A row's message: a code with values, made a sentence at the edge. */
export interface RowMessage {
  readonly code: RowMessageCode;
  readonly values: FindingValues;
}

export function rowMessage(code: RowMessageCode, values: FindingValues = {}): RowMessage {
  return { code, values };
}
