/**
 * The instants at which a crash would hurt, by name. A test makes the process die there; in production reaching one
 * does nothing.
 */
export const crashPoints = {
  'first-step-decided':
    'the run knows what goes first and none of its rows is durable: the rest must not be taken for the first step',
  'submit-before-start': 'the row is durable and its workflow is not started: it must not be forgotten',
  'cart-created': 'a cart exists that the store does not know: the next one must not be checked out as well',
  'checkout-intended': 'the intent is durable and nothing was sent: the row must not wait for ever',
  'checkout-answered': 'bought, and nobody has written it down: it must not be bought again',
  'order-answered': 'bought without a cart, and nobody has written it down: it must not be bought again',
  'purchase-recorded': 'the order is known and the next piece is not started',
  'run-stopped': 'the run has stopped and the row that found it out does not rest yet: it must not buy',
  'units-granted': 'seats are reserved and no user has been moved',
  'move-intended': 'the intent is durable and the move was not sent',
  'move-answered': 'the user was moved and nobody has read it back',
  'move-proved': 'the proof is durable and the other users are still to be moved',
  'retire-intended': 'the intent is durable and nothing was sent',
  'retire-answered': 'the old subscription was retired and nobody has read it back',
  'piece-advanced': 'the row has moved on and its next piece is not started',
  'undo-reactivate-answered': 'the old one is live again and nobody has written it down',
  'undo-cancel-answered': 'the new one is cancelled and nobody has written it down',
} as const;

export type CrashPoint = keyof typeof crashPoints;

/** Called when an instant is reached. */
export type ReachCrashPoint = (point: CrashPoint, migrationId: string) => Promise<void> | void;
