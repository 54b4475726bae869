import { directorySkus, type DirectorySku } from './directory-skus';
import { planRows, type PlanRow, type Segment } from './plan-rows';

export type { Segment };

/** A product as people speak of it, with its place in either catalogue. */
export interface Plan {
  readonly key: string;
  readonly title: string;
  readonly directorySku: DirectorySku;
  readonly segment: Segment;
  readonly maximum: number;
  /** Place in the new-commerce catalogue; undefined: not sold there. */
  readonly modern: { readonly product: string; readonly sku: string } | undefined;
  /** Id of the legacy offer; undefined: none. */
  readonly offer: string | undefined;
  /** Countries that can buy it; undefined: all. */
  readonly markets: readonly string[] | undefined;
  /** Keys of the plans that it is an add-on to; empty: a plan on its own. */
  readonly addOnTo: readonly string[];
  readonly trial: boolean;
  /** No longer sold in either catalogue. */
  readonly retired: boolean;
}

/** What practically no customer reaches: the number the service itself prints for "no limit". */
const noMaximum = 10_000_000;

function planOf(row: PlanRow): Plan {
  const directorySku = directorySkus.get(row.directory);
  if (!directorySku) throw new Error(`No directory SKU ${row.directory}`);
  const [product, sku] = row.modern?.split(':') ?? [];
  return {
    key: row.key,
    title: row.title,
    directorySku,
    segment: row.segment ?? 'commercial',
    maximum: row.maximum ?? noMaximum,
    modern: product && sku ? { product, sku } : undefined,
    offer: row.offer,
    markets: row.markets,
    addOnTo: row.addOnTo ?? [],
    trial: row.trial ?? false,
    retired: row.retired ?? false,
  };
}

/** Every plan of both catalogues. */
export const plans: readonly Plan[] = planRows.map(planOf);

const byKey = new Map(plans.map((plan) => [plan.key, plan]));
const byOffer = new Map(plans.flatMap((plan) => (plan.offer ? [[plan.offer.toLowerCase(), plan] as const] : [])));
const bySku = new Map(
  plans.flatMap((plan) =>
    plan.modern ? [[`${plan.modern.product}:${plan.modern.sku}`.toLowerCase(), plan] as const] : [],
  ),
);

export const planByKey = (key: string): Plan | undefined => byKey.get(key);
export const planByOffer = (offer: string): Plan | undefined => byOffer.get(offer.toLowerCase());
export const planBySku = (product: string, sku: string): Plan | undefined =>
  bySku.get(`${product}:${sku}`.toLowerCase());

/** A term that can be bought and how it is billed. */
export interface Term {
  readonly duration: 'P1M' | 'P1Y' | 'P3Y';
  readonly billingCycle: 'monthly' | 'annual' | 'triennial' | 'none';
}

const standardTerms: readonly Term[] = [
  { duration: 'P1M', billingCycle: 'monthly' },
  { duration: 'P1Y', billingCycle: 'monthly' },
  { duration: 'P1Y', billingCycle: 'annual' },
];
const longTerms: readonly Term[] = [
  ...standardTerms,
  { duration: 'P3Y', billingCycle: 'monthly' },
  { duration: 'P3Y', billingCycle: 'annual' },
  { duration: 'P3Y', billingCycle: 'triennial' },
];
const trialTerms: readonly Term[] = [{ duration: 'P1M', billingCycle: 'none' }];
const educationTerms: readonly Term[] = [
  { duration: 'P1Y', billingCycle: 'monthly' },
  { duration: 'P1Y', billingCycle: 'annual' },
];

/** The pairs of term and billing in which a plan is sold in new commerce. */
export function termsOf(plan: Plan): readonly Term[] {
  if (plan.trial) return trialTerms;
  if (plan.segment === 'education') return educationTerms;
  return plan.key.startsWith('microsoft-365-e') || plan.key.startsWith('business-') ? longTerms : standardTerms;
}

/** Whether a plan is sold in a country. */
export function isSoldIn(plan: Plan, country: string): boolean {
  return !plan.markets || plan.markets.includes(country.toUpperCase());
}
