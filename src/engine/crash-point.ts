/**
 * The instants at which a crash would hurt, by name. A test makes the process die there; in production reaching one
 * does nothing.
 */
export const crashPoints = {
  'request-kept': 'the request for a run is durable and nobody judges it yet: it must not be forgotten',
  'request-judged': 'the request is judged and none of its rows is durable: nothing of it may be lost',
  'request-submitted': 'the rows are durable and the request does not say so: they must not be run a second time',
  'first-step-decided':
    'the run knows what goes first and none of its rows is durable: the rest must not be taken for the first step',
  'submit-before-start': 'the row is durable and its workflow is not started: it must not be forgotten',
  'cart-intended': 'the intent of a cart is durable and nothing was sent: the row must not wait for ever',
  'cart-created': 'a cart exists that the store does not know: the next one must not be checked out as well',
  'checkout-intended': 'the intent is durable and nothing was sent: the row must not wait for ever',
  'checkout-answered': 'bought, and nobody has written it down: it must not be bought again',
  'order-intended':
    'the intent of an order is durable, and nobody can tell whether it was sent: it must be shown as unclear, not repeated',
  'order-answered': 'bought without a cart, and nobody has written it down: it must not be bought again',
  'purchase-recorded': 'the order is known and the next piece is not started',
  'run-stopped': 'the run has stopped and the row that found it out does not rest yet: it must not buy',
  'units-granted': 'seats are reserved and no user has been moved',
  'location-answered': 'the usage location is set and nobody has written it down',
  'move-intended': 'the intent is durable and the move was not sent',
  'move-answered': 'the user was moved and nobody has read it back',
  'move-proved': 'the proof is durable and the other users are still to be moved',
  'retire-intended': 'the intent is durable and nothing was sent',
  'retire-answered': 'the old subscription was retired and nobody has read it back',
  'take-back-needed':
    'a user lost the units to the suspension and nothing of taking it back is durable: it must be seen and taken back',
  'take-back-intended':
    'the intent of taking the suspension back is durable and nothing was sent: users are without units',
  'take-back-answered':
    'the old one is live again because users need it, and nobody has read it back: the row must not count as retired',
  'retire-read-back':
    'the old subscription is read back as wanted and the row does not say so: it must not be changed again',
  'piece-advanced': 'the row has moved on and its next piece is not started',
  'command-kept': 'what a person asked for is durable and the row has no turn: it must not be forgotten',
  'row-healed': 'a row that nobody worked on has a new turn, and the turn is not started',
  'dead-recovered': 'rows of a dead process can be taken again and it still counts as dead: none may be taken twice',
  'undo-reactivate-intended':
    'the intent of bringing the old one back is durable and nothing was sent: no user goes back yet',
  'undo-reactivate-answered': 'the old one is live again and nobody has written it down',
  'undo-units-granted': 'seats of the old one are reserved and no user has been moved back',
  'undo-moved': 'every user is back and the new one still costs: it must be ended, and no user moved again',
  'undo-cancel-intended': 'the intent of ending the new one is durable and nothing was sent: it goes on costing',
  'undo-cancel-answered': 'the new one is cancelled and nobody has written it down',
} as const;

export type CrashPoint = keyof typeof crashPoints;

/** Called when an instant is reached. */
export type ReachCrashPoint = (point: CrashPoint, migrationId: string) => Promise<void> | void;
