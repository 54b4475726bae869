import type { CallFailure } from '../../partner-center';
import type { MoveOutcome, MoveProof } from '../store/rows/records';

/**
 * How a user's move stands:
 * - `settled`: proven, or proven impossible,
 * - `not-before`: an earlier write of ours may still take effect until then,
 * - `no-units`: the service has no free license; the user keeps the old one.
 */
export type UserMove =
  | { readonly kind: 'settled'; readonly outcome: MoveOutcome; readonly proof: MoveProof }
  | { readonly kind: 'not-before'; readonly until: Date }
  | { readonly kind: 'no-units' };

/** What a user holds whose licenses were not read again since the check. */
export const asChecked: MoveProof = { holdsNew: false, holdsOld: true, licenses: [] };

/** What is known of a user who is gone. */
export const nothing: MoveProof = { holdsNew: false, holdsOld: false, licenses: [] };

/** What a proof says of a refusal. */
export function failureOf(failure: CallFailure): NonNullable<MoveProof['failure']> {
  return {
    status: String(failure.facts.status ?? ''),
    code: failure.facts.code ?? '',
    description: failure.facts.description,
  };
}
