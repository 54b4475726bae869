import { useState } from 'react';
import type { Order } from './order-of';
import type { RunTerms } from './terms-draft';

/** The agent's yes to certain numbers: other numbers need another one. */
export interface OrderConfirmation {
  readonly seen: boolean;
  readonly see: (seen: boolean) => void;
  readonly typed: string;
  readonly type: (text: string) => void;
  /** Something cannot be taken back: the number of such rows is typed, for a tick is made too easily. */
  readonly needsTyping: boolean;
  readonly confirmed: boolean;
}

export function useConfirmation(order: Order | undefined, terms: RunTerms | undefined): OrderConfirmation {
  const numbers = JSON.stringify([order, terms]);
  const [given, setGiven] = useState({ numbers: '', seen: false, typed: '' });
  const current = given.numbers === numbers ? given : { numbers, seen: false, typed: '' };
  const irrevocable = order?.irrevocable ?? 0;
  const needsTyping = irrevocable > 0;
  return {
    seen: current.seen,
    see: (seen) => setGiven({ ...current, seen }),
    typed: current.typed,
    type: (typed) => setGiven({ ...current, typed }),
    needsTyping,
    confirmed: current.seen && (!needsTyping || current.typed.trim() === String(irrevocable)),
  };
}
