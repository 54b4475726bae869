import { foldText } from '../fold-text';
import { purchaseErrorKind, type ServiceErrorKind } from './purchase-error';

export interface CartFacts {
  readonly status?: string | undefined;
  readonly expirationTimestamp?: string | undefined;
  readonly lineItems: readonly {
    readonly catalogItemId?: string | undefined;
    readonly quantity?: number | undefined;
    readonly friendlyName?: string | undefined;
    readonly error?:
      { readonly errorCode?: string | undefined; readonly errorDescription?: string | undefined } | undefined;
  }[];
}

/** The one line that was asked for. */
export interface WantedLine {
  readonly catalogItemId: string;
  readonly quantity: number;
}

export type CartVerdict =
  | { readonly kind: 'ready' }
  /** Checked out before: the order tells. */
  | { readonly kind: 'ordered' }
  /** Its time is over; whether it was checked out before is not known. */
  | { readonly kind: 'expired' }
  /** The service holds something else than what was asked for. */
  | { readonly kind: 'differs' }
  | { readonly kind: 'refused'; readonly code: string; readonly description: string; readonly error: ServiceErrorKind };

/** What a cart that was read, or just made, allows: each line can carry an error although the answer was a success. */
export function judgeCart(cart: CartFacts, wanted: WantedLine, now: Date): CartVerdict {
  if (foldText(cart.status ?? '') === 'ordered') return { kind: 'ordered' };
  const error = cart.lineItems.map((line) => line.error).find((one) => one !== undefined);
  if (error) {
    const code = error.errorCode ?? '';
    const description = error.errorDescription ?? '';
    return { kind: 'refused', code, description, error: purchaseErrorKind({ status: undefined, code, description }) };
  }
  if (cart.expirationTimestamp !== undefined && Date.parse(cart.expirationTimestamp) <= now.getTime()) {
    return { kind: 'expired' };
  }
  const line = cart.lineItems[0];
  const same =
    cart.lineItems.length === 1 &&
    line?.quantity === wanted.quantity &&
    foldText(line.catalogItemId ?? '') === foldText(wanted.catalogItemId);
  return same ? { kind: 'ready' } : { kind: 'differs' };
}
