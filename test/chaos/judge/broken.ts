/** Promises that a storm can break, and what else must not happen. */
export const promises = {
  'bought-twice': 'a row was bought more than once',
  'without-license': 'a user held neither the old nor the new license',
  'retired-early': 'a subscription was ended while users still held its license',
  'unasked': 'a row was worked on while a person had paused it, or before anybody approved its wave',
  'no-end': 'a row came to no end and waits for nobody',
  'guess': 'what is shown of a row is not what is so at the service',
} as const;

export type BrokenPromise = keyof typeof promises;

/** A broken promise with the evidence. */
export interface Broken {
  readonly promise: BrokenPromise;
  /** The old subscription, or the user. */
  readonly about: string;
  readonly evidence: string;
}
