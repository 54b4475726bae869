export interface RetireFacts {
  /** Active units of the old SKU in the customer's directory, read directly before. */
  readonly activeUnits: number;
  readonly quantityOfThis: number;
  /** Everybody who still holds the old SKU: excluded users, other rows, other partners' units. */
  readonly holdersRemaining: number;
}

/** Units of the old SKU that are left when this subscription is gone. */
export function unitsLeft(facts: Omit<RetireFacts, 'holdersRemaining'>): number {
  return Math.max(0, facts.activeUnits - facts.quantityOfThis);
}

/** Whether every remaining holder keeps a unit when the subscription is retired (design.md section 1, "Retire"). */
export function mayRetire(facts: RetireFacts): boolean {
  return unitsLeft(facts) >= facts.holdersRemaining;
}
