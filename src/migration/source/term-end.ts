import { foldWord } from '../fold-text';
import type { Commerce, TermEndOutcome } from '../subscription';
import type { ScheduledActionFacts, SubscriptionFacts } from './facts';

/**
 * The words of `scheduledActions[].actionType`. The reference knows `RenewToNewTerm` only (partner-center-api.md 9.5),
 * so all of them are settings; what counts as done is what is read back.
 */
export interface TermEndWords {
  /** Sent to have the subscription end at its term, and read as such. */
  readonly cancel: string;
  /** Sent as `scheduledType`. */
  readonly termEnd: string;
  /** Words that are read as: renews. */
  readonly renew: readonly string[];
  /** Words that are read as: goes on in a paid extended term. */
  readonly extend: readonly string[];
}

export const defaultTermEndWords: TermEndWords = {
  cancel: 'Cancel',
  termEnd: 'TermEnd',
  renew: ['RenewToNewTerm', 'Renew'],
  extend: ['ExtendedServiceTerm', 'MoveToExtendedServiceTerm', 'ExtendService', 'Extend'],
};

type Action = 'cancels' | 'renews' | 'may-extend' | 'unknown';

function actionOf(word: string | undefined, words: TermEndWords): Action {
  const folded = foldWord(word ?? '');
  const among = (list: readonly string[]): boolean => list.some((entry) => foldWord(entry) === folded);
  if (folded === '') return 'unknown';
  if (among([words.cancel])) return 'cancels';
  if (among(words.renew)) return 'renews';
  if (among(words.extend)) return 'may-extend';
  return folded.startsWith('cancel') ? 'cancels' : 'unknown';
}

function termEndAction(facts: SubscriptionFacts, words: TermEndWords): ScheduledActionFacts | undefined {
  const atTermEnd = (action: ScheduledActionFacts): boolean => {
    const type = foldWord(action.scheduledType ?? action.scheduleType ?? '');
    return type === '' || type === foldWord(words.termEnd);
  };
  return facts.scheduledActions?.find(atTermEnd);
}

/** What happens to a subscription at the end of its term if nobody acts. */
export function termEndOf(
  facts: SubscriptionFacts,
  commerce: Commerce,
  hasEnd: boolean,
  words: TermEndWords,
): TermEndOutcome {
  const renews = facts.autoRenewEnabled === true;
  if (!hasEnd && !renews) return 'none';
  if (commerce === 'legacy') return renews ? 'renews' : 'ends';
  const scheduled = termEndAction(facts, words);
  const action = actionOf(scheduled?.actionType, words);
  const changes = scheduled?.instructions !== undefined || facts.scheduledNextTermInstructions !== undefined;
  // When both forms are sent only `scheduledActions` counts (partner-center-api.md 9.5).
  if (action === 'cancels' || action === 'may-extend') return action;
  if (action === 'renews' || renews) return changes ? 'scheduled-change' : 'renews';
  // Auto-renew off alone can slide into a paid extended term (partner-center-api.md section 1, point 2).
  return 'may-extend';
}
