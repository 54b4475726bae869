import { sameText } from '../ids';
import type { Retirement } from '../ledger';
import type { Customer, Subscription } from './model';
import { holdersOf, unitsOf, type World } from './world';

const fields = ['status', 'quantity', 'autoRenew', 'friendlyName'] as const;

const endsAtTerm = (world: World, { scheduledActions }: Subscription): boolean =>
  (scheduledActions ?? []).some(({ action }) => sameText(action, world.dialect.cancelWord));

function retirementKind(world: World, before: Subscription, after: Subscription): Retirement['kind'] | undefined {
  if (after.status !== before.status && (after.status === 'suspended' || after.status === 'deleted'))
    return after.status;
  return !endsAtTerm(world, before) && endsAtTerm(world, after) ? 'ends-at-term' : undefined;
}

/** Writes down what a PATCH changed, and who held the product at that instant where it retired the subscription. */
export function noteChange(world: World, customer: Customer, before: Subscription, after: Subscription): void {
  const entry = { at: world.now(), customer: customer.id, subscription: before.id };
  for (const field of fields) {
    if (before[field] === after[field]) continue;
    world.ledger.changed({ ...entry, field, from: String(before[field]), to: String(after[field]) });
  }
  const kind = retirementKind(world, before, after);
  const { product } = before;
  if (kind === undefined || product === undefined) return;
  world.ledger.retired({
    ...entry,
    kind,
    holders: holdersOf(customer, product.directorySku).map((user) => user.id),
    unitsLeft: unitsOf(world, customer, product).active - before.quantity,
  });
}
