import { brandId, type DirectorySkuId } from '../../src/base';
import { judgeDrift, type DriftCode, type DriftFacts, type MovedUser } from '../../src/migration';

const newSku = brandId<DirectorySkuId>('05e9a617-0261-4cee-bb44-138d3ef5d965');
const oldSku = brandId<DirectorySkuId>('1392051d-0cb9-4b7a-88d5-621fee5e8711');

const user = (...held: readonly DirectorySkuId[]): MovedUser => ({
  licenses: held.map((skuId) => ({ skuId: brandId<DirectorySkuId>(skuId.toUpperCase()) })),
  newSku,
  oldSku,
});
const gone: MovedUser = { licenses: undefined, newSku, oldSku };

/** A legacy row as it was left: bought, moved, suspended. */
const asLeft: DriftFacts = {
  choice: 'suspend',
  bought: [{ quantity: 3, now: { status: 'active', quantity: 3 } }],
  old: { renewed: false, now: { status: 'suspended', termEnd: 'none', autoRenew: false } },
  users: [user(newSku), user(newSku)],
};
const bought = (now: DriftFacts['bought'][number]['now']): Partial<DriftFacts> => ({ bought: [{ quantity: 3, now }] });
type Old = NonNullable<DriftFacts['old']['now']>;
const old = (choice: DriftFacts['choice'], now: Partial<Old>, renewed = false): Partial<DriftFacts> => ({
  choice,
  old: { renewed, now: { status: 'active', termEnd: 'none', autoRenew: false, ...now } },
});

const cases: readonly (readonly [string, Partial<DriftFacts>, readonly DriftCode[], number])[] = [
  ['everything as it was left', {}, [], 0],
  ['the new one is not shown', bought(undefined), ['new-not-shown'], 0],
  ['the new one was suspended', bought({ status: 'suspended', quantity: 3 }), ['new-not-active'], 0],
  ['fewer licenses than bought', bought({ status: 'active', quantity: 2 }), ['new-quantity'], 0],
  ['more licenses than bought', bought({ status: 'active', quantity: 5 }), ['new-quantity'], 0],
  [
    'one of two parts',
    { bought: [...asLeft.bought, { quantity: 1, now: { status: 'deleted', quantity: 1 } }] },
    ['new-not-active'],
    0,
  ],
  ['a user lost the new license', { users: [user(newSku), user()] }, ['users-lack-new'], 1],
  ['a user has the old license again', { users: [user(newSku, oldSku), user(newSku)] }, ['users-hold-old'], 1],
  ['two users, two ways', { users: [user(oldSku), user(newSku, oldSku)] }, ['users-lack-new', 'users-hold-old'], 2],
  ['a user has left', { users: [gone, user(newSku)] }, [], 0],
  ['old and new are the same product', { users: [{ ...user(newSku), oldSku: newSku }] }, [], 0],
  ['suspended, and active again', old('suspend', { status: 'active' }), ['old-active'], 0],
  ['suspended, and deprovisioned since', old('suspend', { status: 'deleted' }), [], 0],
  ['suspended, in a state nobody asked for', old('suspend', { status: 'pending' }), ['old-other'], 0],
  ['not shown any more', { old: { renewed: false, now: undefined } }, [], 0],
  ['cancelled', old('cancel-now', { status: 'deleted' }), [], 0],
  ['cancelled, and active again', old('cancel-now', { status: 'active' }), ['old-active'], 0],
  ['cancelled, and suspended', old('cancel-now', { status: 'suspended' }), ['old-other'], 0],
  ['ends with its term', old('end-at-term', { termEnd: 'cancels' }), [], 0],
  ['has ended with its term', old('end-at-term', { status: 'expired' }), [], 0],
  ['was to end, and renews', old('end-at-term', { termEnd: 'renews', autoRenew: true }), ['old-renews'], 0],
  ['was to end, and may extend', old('end-at-term', { termEnd: 'may-extend' }), ['old-other'], 0],
  ['left as it was', old('leave', {}), [], 0],
  ['left, and renews now', old('leave', { autoRenew: true, termEnd: 'renews' }), ['old-renews'], 0],
  ['left, and renewed before', old('leave', { autoRenew: true, termEnd: 'renews' }, true), [], 0],
  [
    'everything at once',
    { ...bought(undefined), ...old('suspend', { status: 'active' }), users: [user(oldSku)] },
    ['new-not-shown', 'users-lack-new', 'users-hold-old', 'old-active'],
    1,
  ],
];

test.each(cases)('a later look: %s', (_, changed, codes, users) => {
  expect(judgeDrift({ ...asLeft, ...changed })).toEqual({ codes, users });
});
