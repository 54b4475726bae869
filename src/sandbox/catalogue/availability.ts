import { hash, letters } from '../seed/random';
import type { Plan } from './plans';

/**
 * Third part of a catalog item id. It stays the same for one period only: "fetch them right before buying"
 * (partner-center-api.md 11).
 */
export function availabilityId(plan: Plan, country: string, period: number): string {
  return `CFQ7TTC0${letters(4, plan.key, country.toUpperCase(), period).toUpperCase()}`;
}

/** Id of a pair of term and billing cycle, as availabilities print it. */
export function termId(duration: string, billingCycle: string): string {
  return hash('term', duration, billingCycle).toString(36).padStart(12, '5aeco6mffyxo').slice(0, 12);
}

export function catalogItemId(plan: Plan, country: string, period: number): string {
  if (!plan.modern) throw new Error(`${plan.key} is not in the new-commerce catalogue`);
  return `${plan.modern.product}:${plan.modern.sku}:${availabilityId(plan, country, period)}`;
}
