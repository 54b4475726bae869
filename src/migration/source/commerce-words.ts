import { isGuid } from '../../base';
import { foldWord } from '../fold-text';
import {
  terms,
  type BillingCycle,
  type Commerce,
  type Segment,
  type SubscriptionStatus,
  type Term,
} from '../subscription';
import type { SubscriptionFacts } from './facts';

/** Which commerce system a subscription belongs to (partner-center-api.md section 2). */
export function commerceOf(facts: Pick<SubscriptionFacts, 'offerId' | 'productType'>): Commerce {
  const offerId = facts.offerId?.trim() ?? '';
  if (isGuid(offerId)) return 'legacy';
  if (/^[^:]+:[^:]+:[^:]+$/.test(offerId)) return 'new-commerce';
  const product = facts.productType;
  return [product?.displayName, product?.id].some((word) => foldWord(word ?? '') === 'onlineservicesnce')
    ? 'new-commerce'
    : 'legacy';
}

const statusByWord: Readonly<Record<string, SubscriptionStatus>> = {
  active: 'active',
  suspended: 'suspended',
  pending: 'pending',
  expired: 'expired',
  deleted: 'deleted',
  disabled: 'disabled',
  none: 'none',
};

export function statusOf(word: string | undefined): SubscriptionStatus {
  return statusByWord[foldWord(word ?? '')] ?? 'other';
}

const billingByWord: Readonly<Record<string, BillingCycle>> = {
  '': 'none',
  'none': 'none',
  'monthly': 'monthly',
  'annual': 'annual',
  'triennial': 'triennial',
  'onetime': 'one-time',
};

/** Billing cycle by the service's word; a missing one (old samples) is `none`. */
export function billingOf(word: string | undefined): BillingCycle {
  return billingByWord[foldWord(word ?? '')] ?? 'other';
}

/** The service's word for a billing cycle that a plan is sold with. */
export function billingWord(billing: BillingCycle): string {
  return billing === 'one-time' ? 'one_time' : billing;
}

/** Term by its ISO duration; `P12M` and `P36M` are the same lengths in other words. */
export function termOf(duration: string | undefined): Term | undefined {
  const word = (duration ?? '').trim().toUpperCase();
  if (word === 'P12M') return 'P1Y';
  if (word === 'P36M') return 'P3Y';
  return terms.find((term) => term === word);
}

/** Whether a duration is one that we know to send, or none at all. */
export function isKnownTerm(duration: string | undefined): boolean {
  return (duration ?? '').trim() === '' || termOf(duration) !== undefined;
}

/** Segment by the word of a catalogue or a qualification (`GovernmentCommunityCloud`, `Nonprofit` ...). */
export function segmentOf(word: string | undefined): Segment | undefined {
  const folded = foldWord(word ?? '');
  if (folded === 'commercial' || folded === 'corporate') return 'commercial';
  if (folded.startsWith('education') || folded === 'academic') return 'education';
  if (folded.startsWith('government')) return 'government';
  if (folded.startsWith('nonprofit') || folded.startsWith('charity')) return 'nonprofit';
  return undefined;
}
