/**
 * The instants of the gateway at which a crash would hurt, by name. A test makes the process die there; in production
 * reaching one does nothing.
 */
export const gatewayCrashPoints = {
  'run-answerless': 'the run is asked for and whoever asked has no answer: asked again it must be the same run',
  'news-sent': 'an event is on its way and its reader may know its number: another gateway must go on behind it',
} as const;

export type GatewayCrashPoint = keyof typeof gatewayCrashPoints;
