/**
 * The instants of the client at which a crash would hurt, by name. A test makes the process die there; in production
 * reaching one does nothing.
 */
export const clientCrashPoints = {
  'slot-taken': 'a request may be sent and was not: it must not count against the others for ever',
  'answer-unread': 'the answer to a write has come and nobody has read it: the write must count as unclear',
} as const;

export type ClientCrashPoint = keyof typeof clientCrashPoints;

/** Called when an instant is reached, with the name of the operation. */
export type ReachClientCrashPoint = (point: ClientCrashPoint, operation: string) => Promise<void> | void;
