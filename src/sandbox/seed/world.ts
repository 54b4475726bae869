import { planByKey } from '../catalogue/plans';
import { customerHeader } from './names';
import { between, pick, randomFrom, type Random } from './random';
import type { CustomerScenario, SubscriptionScenario, UserScenario } from './scenario';

interface Draft {
  readonly subscriptions: SubscriptionScenario[];
  readonly users: UserScenario[];
  readonly others: { plan: string; units: number }[];
}

/** Service plans that some users have switched off, by the plan that holds them. */
const switchedOff: Readonly<Record<string, readonly string[]>> = {
  'office-365-e4': ['YAMMER_ENTERPRISE', 'SWAY'],
  'office-365-e1': ['YAMMER_ENTERPRISE'],
  'business-basic': ['YAMMER_ENTERPRISE'],
};

/** Users who hold a plan: ordinary ones, and now and then each odd kind that a real directory has. */
function holders(plan: string, count: number, random: Random, draft: Draft): void {
  for (let index = 0; index < count; index += 1) {
    const off = switchedOff[plan];
    const dice = random();
    const license = off && dice < 0.25 ? { plan, off } : { plan };
    if (dice > 0.99) draft.users.push({ licenses: [{ ...license, inherited: true }] });
    else if (dice > 0.95) draft.users.push({ licenses: [license], state: 'inactive' });
    else if (dice > 0.91) draft.users.push({ licenses: [license], mailbox: true });
    else if (dice > 0.903) draft.users.push({ licenses: [license], usageLocation: null });
    else draft.users.push({ licenses: [license] });
  }
}

function endingLegacy(plan: string, random: Random, draft: Draft): void {
  const quantity = between(4, 24, random);
  const dice = random();
  draft.subscriptions.push({
    plan,
    quantity,
    commerce: 'legacy',
    lastDay: between(5, 85, random),
    term: 'P1Y',
    billing: pick(['monthly', 'annual'], random),
  });
  // A second, smaller subscription of the same product: holders belong to the product, not to one of the two.
  if (dice < 0.15) {
    draft.subscriptions.push({ plan, quantity: 3, commerce: 'legacy', lastDay: between(30, 200, random), term: 'P1Y' });
  }
  if (dice > 0.9) draft.others.push({ plan, units: 2 });
  holders(plan, Math.max(2, quantity - between(0, 3, random)), random, draft);
}

function commercial(index: number, random: Random, draft: Draft): void {
  if (index % 2 === 0) endingLegacy('kaizala-pro', random, draft);
  if (index % 3 === 0) endingLegacy('office-365-e4', random, draft);
  if (index % 5 === 1) {
    // New commerce that ends: auto-renew is off, the last day belongs to the term.
    const plan = pick(['office-365-e1', 'microsoft-365-f1', 'business-basic'], random);
    const quantity = between(3, 18, random);
    draft.subscriptions.push({ plan, quantity, lastDay: between(3, 80, random), term: 'P1Y', billing: 'monthly' });
    holders(plan, quantity - 1, random, draft);
  }
  if (index % 4 === 1) {
    draft.subscriptions.push({ plan: 'business-premium', quantity: 12, lastDay: 200, term: 'P1Y', autoRenew: true });
    holders('business-premium', 9, random, draft);
  }
  if (index % 6 === 2) {
    draft.subscriptions.push({ plan: 'office-365-e3', quantity: 10, lastDay: 150, term: 'P1Y', autoRenew: true });
    holders('office-365-e3', 5, random, draft);
    // Holds the old and the new one at once.
    draft.users.push({ licenses: [{ plan: 'office-365-e3' }, { plan: 'power-bi-pro' }] });
    if (index % 2 === 0) draft.users.push({ licenses: [{ plan: 'office-365-e3' }, { plan: 'kaizala-pro' }] });
  }
  if (index % 7 === 3) {
    draft.subscriptions.push({
      plan: 'business-premium-trial',
      quantity: 25,
      lastDay: 20,
      term: 'P1M',
      billing: 'none',
    });
  }
  if (index % 9 === 4) {
    draft.subscriptions.push({
      plan: 'office-365-e1',
      quantity: 5,
      commerce: 'legacy',
      lastDay: 40,
      status: 'suspended',
    });
  }
  if (index % 12 === 0) {
    // A live add-on of the E4 base, which stands in the list before it.
    const base = draft.subscriptions.findIndex((subscription) => subscription.plan === 'office-365-e4');
    if (base >= 0) {
      draft.subscriptions.push({
        plan: 'exchange-archiving',
        quantity: 2,
        commerce: 'legacy',
        lastDay: 60,
        addOnTo: base,
      });
    }
  }
  if (index % 11 === 7) {
    draft.subscriptions.push({ plan: 'office-365-e1-no-teams', quantity: 4, lastDay: 12, extended: true, term: 'P1M' });
    holders('office-365-e1-no-teams', 3, random, draft);
  }
  if (index % 13 === 6) {
    draft.subscriptions.push({ plan: 'visio-plan-2', quantity: 2, lastDay: -10, status: 'expired' });
  }
}

function school(random: Random, draft: Draft): void {
  const quantity = between(10, 40, random);
  draft.subscriptions.push({
    plan: 'office-365-a1-faculty',
    quantity,
    commerce: 'legacy',
    lastDay: between(10, 80, random),
  });
  holders('office-365-a1-faculty', quantity - 2, random, draft);
  draft.subscriptions.push({
    plan: 'office-365-a3-students',
    quantity: 30,
    lastDay: 300,
    autoRenew: true,
    billing: 'annual',
  });
  holders('office-365-a3-students', 20, random, draft);
  endingLegacy('kaizala-pro', random, draft);
}

/** People, rooms and mailboxes that hold nothing we care about: most of a real directory. */
function bystanders(random: Random, draft: Draft): void {
  const count = between(6, 30, random);
  draft.subscriptions.push({ plan: 'power-bi-pro', quantity: count, lastDay: 170, autoRenew: true });
  for (let index = 0; index < count; index += 1) {
    const dice = random();
    if (dice < 0.3) draft.users.push({ licenses: [{ plan: 'power-bi-pro' }] });
    else if (dice < 0.4) draft.users.push({ mailbox: true });
    else if (dice < 0.5) draft.users.push({ usageLocation: null });
    else draft.users.push({});
  }
}

const skuOf = (plan: string): string => planByKey(plan)?.directorySku.id ?? plan;

/** Units must cover the holders from the start; where the dice gave more holders, there are more units. */
function coverHolders(draft: Draft): void {
  const wanted = new Map<string, { plan: string; holders: number }>();
  for (const user of draft.users) {
    for (const { plan } of user.licenses ?? []) {
      const entry = wanted.get(skuOf(plan)) ?? { plan, holders: 0 };
      entry.holders += 1;
      wanted.set(skuOf(plan), entry);
    }
  }
  for (const [sku, { plan, holders: needed }] of wanted) {
    const own = draft.subscriptions.filter(
      (subscription) => skuOf(subscription.plan) === sku && (subscription.status ?? 'active') === 'active',
    );
    const others = draft.others.filter((other) => skuOf(other.plan) === sku).reduce((sum, { units }) => sum + units, 0);
    const missing = needed - own.reduce((sum, { quantity }) => sum + quantity, others);
    const first = own[0];
    if (missing <= 0) continue;
    if (first)
      draft.subscriptions[draft.subscriptions.indexOf(first)] = { ...first, quantity: first.quantity + missing };
    else draft.others.push({ plan, units: missing });
  }
}

/** The made-up customer at a place of the list, decided by seed and place alone. */
export function madeUpCustomer(seed: number, index: number): CustomerScenario {
  const header = customerHeader(seed, index);
  const random = randomFrom(seed, 'customer', index);
  const draft: Draft = { subscriptions: [], users: [], others: [] };
  if (header.school) school(random, draft);
  else commercial(index, random, draft);
  bystanders(random, draft);
  coverHolders(draft);
  return {
    name: header.name,
    country: header.country,
    domain: header.domain,
    ...(header.school ? { education: index % 24 === 13 ? 'InReview' : 'Approved' } : {}),
    agreement: index % 17 === 12 ? 'none' : index % 4 === 2 ? 'direct' : 'partner',
    validation: index % 19 === 14 ? 'UnderReview' : index % 5 === 3 ? 'none' : 'Allowed',
    delegatedAccess: index % 23 !== 16,
    ...(header.resellerMpn ? { resellerMpn: header.resellerMpn } : {}),
    subscriptions: draft.subscriptions,
    users: draft.users,
    otherPartnerUnits: draft.others,
  };
}
