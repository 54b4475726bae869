import { directorySkus, type DirectorySku } from '../catalogue/directory-skus';
import { Refusal } from '../refusal';
import type { Change } from './change';
import type { Customer } from './customer';
import type { HeldLicense, User } from './model';
import { unitsOf, usableUnits } from './units';

/** What a license update asks for, ids in lower case. */
export interface LicenseWish {
  readonly assign: readonly { readonly sku: string; readonly off: readonly string[] }[];
  readonly remove: readonly string[];
}

export interface LicenseRules {
  readonly inheritedRemoval: 'refuse' | 'ignore';
  readonly exclusivePlans: boolean;
}

/**
 * The directory names a conflict by a word (partner-center-api.md 14); which number Partner Center gives it is not
 * known, so the word stands in the place of the code.
 */
const conflict = (word: string, description: string, data: readonly unknown[] = []): Refusal =>
  new Refusal(400, word, description, data);

/** Of each of these a user can have one at a time. */
const exclusiveGroups: readonly (readonly string[])[] = [
  ['EXCHANGE_S_DESKLESS', 'EXCHANGE_S_STANDARD', 'EXCHANGE_S_ENTERPRISE'],
  ['SHAREPOINTDESKLESS', 'SHAREPOINTSTANDARD', 'SHAREPOINTENTERPRISE'],
];

function skuOf(id: string): DirectorySku {
  const sku = directorySkus.get(id);
  if (!sku) throw conflict('Others', `License ${id} does not correspond to a valid company License.`, [id]);
  return sku;
}

function checkExclusive(licenses: Readonly<Record<string, HeldLicense>>): void {
  const enabled = new Set<string>();
  for (const [id, license] of Object.entries(licenses)) {
    for (const plan of directorySkus.get(id)?.plans ?? [])
      if (!license.off.includes(plan.id)) enabled.add(plan.serviceName);
  }
  for (const group of exclusiveGroups) {
    const both = group.filter((name) => enabled.has(name));
    if (both.length > 1) {
      throw conflict('MutuallyExclusiveViolation', `Mutually exclusive service plans: ${both.join(', ')}.`, both);
    }
  }
}

function checkAssignments(customer: Customer, user: User, wish: LicenseWish, now: number): void {
  if (wish.assign.length > 0 && user.usageLocation === undefined) {
    throw conflict(
      'ProhibitedInUsageLocationViolation',
      'License assignment cannot be done for user with invalid usage location.',
    );
  }
  for (const { sku: id, off } of wish.assign) {
    const sku = skuOf(id);
    const unknown = off.find((plan) => !sku.planIds.has(plan));
    if (unknown !== undefined)
      throw conflict('DependencyViolation', `Plan ${unknown} is not part of ${sku.skuPartNumber}.`, [unknown]);
    if (isForDevices(sku)) throw conflict('Others', `${sku.skuPartNumber} cannot be assigned to users.`, [id]);
    if (user.licenses[id]) continue;
    const units = unitsOf(customer, id, now);
    if (units.consumed >= usableUnits(units)) {
      throw new Refusal(400, 60012, `The customer has no available licenses of ${sku.skuPartNumber}.`, [id]);
    }
  }
}

/** A product for devices: its units are not given to users. */
export function isForDevices(sku: DirectorySku): boolean {
  return sku.skuPartNumber === 'M365EDU_A1';
}

function checkRemovals(user: User, wish: LicenseWish, rules: LicenseRules): void {
  for (const id of wish.remove) {
    const held = user.licenses[id];
    if (!held) throw conflict('Others', 'User does not have a corresponding license.', [id]);
    if (held.inherited && rules.inheritedRemoval === 'refuse') {
      throw conflict(
        'Others',
        'User license is inherited from a group membership and it cannot be removed directly from the user.',
        [id],
      );
    }
  }
}

/** What stays: everything that is not removed, and what a group gives in any case. */
function afterRemoval(user: User, wish: LicenseWish): Record<string, HeldLicense> {
  return Object.fromEntries(
    Object.entries(user.licenses).filter(([id, { inherited }]) => inherited || !wish.remove.includes(id)),
  );
}

/** Judges an update and gives the user as it is afterwards; refuses without any effect. */
export function licensesAfter(
  customer: Customer,
  user: User,
  wish: LicenseWish,
  rules: LicenseRules,
  now: number,
): User {
  checkAssignments(customer, user, wish, now);
  checkRemovals(user, wish, rules);
  const licenses = afterRemoval(user, wish);
  for (const { sku, off } of wish.assign) licenses[sku] = { off, inherited: licenses[sku]?.inherited ?? false };
  if (rules.exclusivePlans && wish.assign.length > 0) checkExclusive(licenses);
  return { ...user, licenses };
}

/** Puts a user's new licenses, and notes the move and whether it left the user without what users are moved to. */
export function moveLicenses(change: Change, customer: Customer, after: User, cause?: 'fault' | 'colleague'): void {
  const before = customer.user(after.id);
  if (!before) return;
  const happening = cause ? { cause } : {};
  const added = Object.keys(after.licenses).filter((sku) => !before.licenses[sku]);
  const removed = Object.keys(before.licenses).filter((sku) => !after.licenses[sku]);
  change.put({ type: 'user', customer: customer.id, value: after });
  for (const sku of added) {
    if (!customer.targets.has(sku)) change.put({ type: 'target', customer: customer.id, sku });
  }
  if (added.length === 0 && removed.length === 0) return;
  change.note({ kind: 'move', customer: customer.id, user: after.id, added, removed }, happening);

  const holdsTarget = Object.keys(after.licenses).some((sku) => customer.targets.has(sku));
  if (removed.length > 0 && !holdsTarget) {
    change.note({ kind: 'gap', customer: customer.id, user: after.id, lost: removed }, happening);
  }
}
