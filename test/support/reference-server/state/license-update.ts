import { products, type Product } from '../catalogue';
import type { Received } from '../json';
import { Refusal } from '../refusal';
import type { Customer, User } from './model';
import { unitsOf, works, type World } from './world';

function productOf(sku: string): Product {
  const found = products.find((product) => product.directorySku === sku);
  if (!found) throw new Refusal(400, 60000, `License ${sku} does not correspond to a valid company license.`);
  return found;
}

interface Assignment {
  readonly sku: string;
  readonly off: readonly string[];
}

function assignments(body: Received): readonly Assignment[] {
  return body.objects('licensesToAssign').map((entry) => ({
    sku: (entry.text('skuId') ?? '').toLowerCase(),
    off: entry.texts('excludedPlans').map((plan) => plan.toLowerCase()),
  }));
}

/** The service knows no number for a missing location, only the sentence (section 14). */
function checkAssignment(world: World, customer: Customer, user: User, { sku, off }: Assignment): void {
  const product = productOf(sku);
  if (user.location === undefined) {
    throw new Refusal(400, undefined, 'License assignment cannot be done for user with invalid usage location.');
  }
  const strange = off.find((plan) => !product.servicePlans.some(({ id }) => id === plan));
  if (strange !== undefined) throw new Refusal(400, 60000, `Plan ${strange} is not part of ${product.skuPartNumber}.`);
  if (user.licenses.has(sku)) return;
  const { active, consumed } = unitsOf(world, customer, product);
  if (consumed >= active) {
    throw new Refusal(400, 60012, `Out of licenses of ${product.skuPartNumber}.`, [{ key: 'skuId', value: sku }]);
  }
}

export interface LicenseWarning {
  readonly code: string;
  readonly message: string;
}

function keep(world: World, customer: Customer, before: User, licenses: User['licenses'], torn: boolean): void {
  customer.users.set(before.id, { ...before, licenses });
  const added = [...licenses.keys()].filter((sku) => !before.licenses.has(sku));
  const removed = [...before.licenses.keys()].filter((sku) => !licenses.has(sku));
  world.ledger.moved(
    {
      at: world.now(),
      customer: customer.id,
      user: before.id,
      added,
      removed,
      held: Object.fromEntries(licenses),
      torn,
    },
    { before: works(before.licenses), after: works(licenses) },
  );
}

/**
 * Assigns and removes. Whether both happen together is not documented (section 14): where `tears` says so, only the
 * removal does.
 */
export function updateLicenses(
  world: World,
  customer: Customer,
  user: User,
  body: Received,
  tears: () => boolean,
): { readonly torn: boolean; readonly warnings: readonly LicenseWarning[] } {
  const assign = assignments(body);
  const remove = body.texts('licensesToRemove').map((sku) => sku.toLowerCase());
  for (const assignment of assign) checkAssignment(world, customer, user, assignment);
  const absent = remove.filter((sku) => !user.licenses.has(sku));
  if (absent.length > 0 && world.dialect.absentRemoval === 'refused') {
    throw new Refusal(400, 60000, 'User does not have a corresponding license.');
  }
  const torn = assign.length > 0 && remove.length > 0 && tears();
  const licenses = new Map([...user.licenses].filter(([sku]) => !remove.includes(sku)));
  if (!torn) for (const { sku, off } of assign) licenses.set(sku, off);
  keep(world, customer, user, licenses, torn);
  return { torn, warnings: absent.map((sku) => ({ code: 'NotAssigned', message: `${sku} was not assigned.` })) };
}
