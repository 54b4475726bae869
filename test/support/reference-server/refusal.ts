import type { BodyObject } from './json';

/** A documented no: nothing was done. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly status: number,
    /** undefined: the body has no code. */
    readonly code: number | undefined,
    readonly description: string,
    readonly data: readonly BodyObject[] = [],
  ) {
    super(description);
  }
}
