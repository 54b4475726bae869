/** Where the bearer token of the connected partner comes from. */
export interface AccessTokens {
  /** The token to send; it may be about to expire. */
  get(): Promise<string>;
  /**
   * A new token after the service refused one; undefined: none can be had without a person. Called by several calls at
   * once with the same `refused`, of which one renewal is enough.
   */
  renew(refused: string): Promise<string | undefined>;
}

/** A ready token that cannot be renewed (`CROSSGRADE_ACCESS_TOKEN`). */
export function fixedToken(token: string): AccessTokens {
  const trimmed = token.trim();
  return {
    get: () => Promise.resolve(trimmed),
    renew: () => Promise.resolve(undefined),
  };
}
