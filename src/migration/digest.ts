import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { idKey } from '../base';
import { checkedPlanColumns } from './checked-plan';
import { canonicalJson } from './canonical-json';
import { compareTexts } from './fold-text';
import type { RowPlan } from './plan';
import type { Subscription } from './subscription';
import type { UserChoice } from './user';

/** A user as the digest counts it. */
export type DigestUser = Pick<UserChoice, 'userId'> & Partial<Omit<UserChoice, 'userId'>>;

/**
 * Everything whose change between Check and Run makes a row stale, by the key of the column that shows it.
 * Names, notes and the include cell are not in it: they change nothing that is done.
 */
export const digestFields = [
  'product',
  'sourceStatus',
  'licenses',
  'autoRenew',
  'endDate',
  'atTermEnd',
  'term',
  'billing',
  'assigned',
  'targetPlan',
  'targetLicenses',
  'targetTerm',
  'targetBilling',
  'newPlans',
  'retire',
  'retireAfter',
  'wave',
  'runAt',
] as const;
export type DigestField = (typeof digestFields)[number];

type Source = Pick<
  Subscription,
  | 'id'
  | 'offerId'
  | 'status'
  | 'quantity'
  | 'autoRenew'
  | 'lastDay'
  | 'termEnd'
  | 'inExtendedTerm'
  | 'term'
  | 'billing'
  | 'skuId'
  | 'cancellableUntil'
>;

function usersOf(users: readonly DigestUser[]): unknown {
  return users
    .map((user) => ({
      id: idKey(user.userId),
      exclude: user.exclude === true,
      plan: user.targetPlan,
      location: user.setLocation,
    }))
    .sort((a, b) => compareTexts(a.id, b.id));
}

function fieldValues(source: Source, row: RowPlan, users: readonly DigestUser[]): Record<DigestField, unknown> {
  return {
    product: [source.offerId.toLowerCase(), source.skuId && idKey(source.skuId)],
    sourceStatus: source.status,
    licenses: source.quantity,
    autoRenew: source.autoRenew,
    endDate: source.lastDay,
    atTermEnd: [source.termEnd, source.inExtendedTerm, source.cancellableUntil],
    term: source.term,
    billing: source.billing,
    assigned: usersOf(users),
    targetPlan: row.targetPlan ?? row.unknownPlan,
    targetLicenses: row.licenses,
    targetTerm: row.term,
    targetBilling: row.billing,
    newPlans: row.newPlans,
    retire: row.retire,
    retireAfter: row.retireAfterDays,
    wave: row.wave,
    runAt: row.runAt,
  };
}

const version = '1';
const fieldLength = 4;
const hashOf = (value: unknown): string => bytesToHex(sha256(utf8ToBytes(canonicalJson(value))));

/**
 * What was checked, as one text: `1.<SHA-256 of source state, plan and users>.<four digits of every field's own hash>`.
 * Independent of language, of the order of properties and of users. Equal digests are equal plans; the digits at the
 * end only say which fields differ where they are not.
 */
export function planDigest(source: Source, row: RowPlan, users: readonly DigestUser[]): string {
  const values = fieldValues(source, row, users);
  const marks = digestFields.map((field) => hashOf([field, values[field]]).slice(0, fieldLength)).join('');
  return [version, hashOf({ id: idKey(source.id), ...values }), marks].join('.');
}

function marksOf(digest: string): string | undefined {
  const [first, , marks] = digest.split('.');
  return first === version && marks?.length === digestFields.length * fieldLength ? marks : undefined;
}

/**
 * Which fields two digests differ in: empty where they are equal, all where one was not made by this version. Two
 * values whose digits happen to agree show in the whole only; then, too, all fields are named rather than none.
 */
export function changedFields(before: string, after: string): readonly DigestField[] {
  if (before === after) return [];
  const [old, now] = [marksOf(before), marksOf(after)];
  if (old === undefined || now === undefined) return digestFields;
  const markAt = (marks: string, index: number): string => marks.slice(index * fieldLength, (index + 1) * fieldLength);
  const changed = digestFields.filter((_, index) => markAt(old, index) !== markAt(now, index));
  return changed.length === 0 ? digestFields : changed;
}

const ofThePlan: readonly DigestField[] = [...checkedPlanColumns];

/** Whether a field is one of the agent's cells; the others are the service's. */
export function isPlanField(field: DigestField): boolean {
  return ofThePlan.includes(field);
}

/** Whether a text is a digest of this version. */
export function isDigest(text: string): boolean {
  return /^1\.[0-9a-f]{64}\.[0-9a-f]+$/.test(text) && marksOf(text) !== undefined;
}
