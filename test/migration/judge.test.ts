import fc from 'fast-check';
import { addDays, brandId, type OrderId, type SubscriptionId } from '../../src/base';
import {
  compareUrgency,
  defaultRetire,
  deprovisionedOn,
  judgeCart,
  judgeCheckout,
  judgeOrder,
  judgeRetired,
  judgeUser,
  nextLicenseWrite,
  passesByWaiting,
  priorityOf,
  purchaseErrorKind,
  retireChoices,
  retireNotBefore,
  retireTable,
  seemsInherited,
  undoUntil,
  type OrderFacts,
  type RetireChoice,
  type Subscription,
  type UndoFacts,
} from '../../src/migration';
import { day, guid, newCommerce, newSku, oldSku, now, sku, subscription, today } from './samples';

describe('errors of the service', () => {
  test.each([
    [401, '900421', 'sign-in'],
    [401, undefined, 'sign-in'],
    [403, '900308', 'needs-right'],
    [403, '20002', 'customer-gone'],
    [403, '13605', 'needs-agreement'],
    [403, '800023', 'needs-person'],
    [400, '800004', 'fix-plan'],
    [undefined, '10001', 'fix-plan'],
    [undefined, '500600', 'fix-plan'],
    [403, '800067', 'quantity-bounds'],
    [undefined, '10015', 'quantity-bounds'],
    [400, '27006', 'subscription-limit'],
    [409, '800060', 'in-progress'],
    [409, '800064', 'in-progress'],
    [409, '900278', 'in-progress'],
    [409, undefined, 'in-progress'],
    [400, '800065', 'already-ordered'],
    [404, '800008', 'cart-gone'],
    [400, '2055', 'stale-etag'],
    [412, undefined, 'stale-etag'],
    [428, '428', 'stale-etag'],
    [400, '800090', 'window-over'],
    [400, '2001', 'state-forbids'],
    [400, '900311', 'too-often'],
    [400, '60012', 'no-units'],
    [404, '60002', 'user-gone'],
    [400, '800018', 'sandbox-limit'],
    [500, '800005', 'service-trouble'],
    [503, undefined, 'service-trouble'],
    [400, '123456', 'refused'],
    [undefined, undefined, 'refused'],
  ])('%s/%s is %s', (status, code, kind) => {
    expect(purchaseErrorKind({ status, code })).toBe(kind);
  });

  test('a missing usage location is known by its text, whose code nobody knows', () => {
    const description = 'License assignment cannot be done for user with invalid usage location.';
    expect(purchaseErrorKind({ status: 400, code: '99999', description })).toBe('location-missing');
  });

  test('only some pass by waiting', () => {
    expect(passesByWaiting('no-units')).toBe(true);
    expect(passesByWaiting('too-often')).toBe(true);
    expect(passesByWaiting('refused')).toBe(false);
  });
});

const marker = 'CG-ABCDEFGH01234567';
const item = 'CFQ7TTC0LF8Q:0001:CFQ7TTC0K971';
const wanted = { marker, catalogItemId: item, quantity: 3 };
const orderId = brandId<OrderId>('Ia80ZL');
const boughtId = brandId<SubscriptionId>(guid(500));
const order = (given: Partial<OrderFacts['lineItems'][number]> = {}, more: Partial<OrderFacts> = {}): OrderFacts => ({
  id: orderId,
  status: 'completed',
  lineItems: [{ offerId: item, subscriptionId: boughtId, friendlyName: `${marker} ref`, quantity: 3, ...given }],
  ...more,
});
const bought = { kind: 'bought', orderId, subscriptionId: boughtId, quantity: 3 };

describe('the answer of a checkout', () => {
  test.each<[string, Parameters<typeof judgeCheckout>[0], object]>([
    ['names the subscription', { orders: [order()] }, bought],
    [
      'tells the id later',
      { orders: [order({ subscriptionId: undefined })] },
      { kind: 'pending', orderId, quantity: 3 },
    ],
    ['lower case of the marker', { orders: [order({ friendlyName: marker.toLowerCase() })] }, bought],
    ['among other orders', { orders: [order({ friendlyName: 'x' }), order()] }, bought],
    ['dropped the friendly name', { orders: [order({ friendlyName: '' })] }, bought],
    ['names no item', { orders: [order({ friendlyName: '', offerId: '' })] }, bought],
    ['names the item of today', { orders: [order({ friendlyName: '', offerId: 'CFQ7TTC0LF8Q:0001:NEW' })] }, bought],
    [
      'is about another SKU',
      { orders: [order({ friendlyName: '', offerId: 'CFQ7TTC0LF8Q:0002:A' })] },
      { kind: 'unclear' },
    ],
    ['is about something else', { orders: [order({ friendlyName: '', offerId: 'other' })] }, { kind: 'unclear' }],
    [
      'has two orders without a name',
      { orders: [order({ friendlyName: '' }), order({ friendlyName: '' })] },
      { kind: 'unclear' },
    ],
    [
      'is an error',
      { orders: [], orderErrors: [{ code: '800066', description: 'too many' }] },
      { kind: 'refused', code: '800066', description: 'too many', error: 'subscription-limit' },
    ],
    [
      'carries an order and an error of another line',
      { orders: [order()], orderErrors: [{ code: '1', description: '' }] },
      bought,
    ],
    ['says that it is in progress', { orders: [], orderErrors: [{ code: '800060' }] }, { kind: 'unclear' }],
    ['says that it was submitted before', { orders: [], orderErrors: [{ code: '800065' }] }, { kind: 'unclear' }],
    ['is service trouble', { orders: [], orderErrors: [{ code: '800005' }] }, { kind: 'unclear' }],
    ['is empty', { orders: [] }, { kind: 'unclear' }],
    [
      'is a cancelled order',
      { orders: [order({}, { status: 'cancelled' })] },
      { kind: 'refused', code: '', description: 'cancelled', error: 'refused' },
    ],
    ['bought another quantity', { orders: [order({ quantity: 2 })] }, { ...bought, quantity: 2 }],
  ])('%s', (_, answer, verdict) => {
    expect(judgeCheckout(answer, wanted)).toEqual(verdict);
  });

  test("an order without the marker is nobody's while several were made", () => {
    expect(judgeOrder(order({ friendlyName: '' }), wanted)).toBeUndefined();
    expect(judgeOrder(order(), wanted)).toEqual(bought);
  });
});

describe('a cart', () => {
  const line = { catalogItemId: item, quantity: 3 };
  test.each<[string, Parameters<typeof judgeCart>[0], object]>([
    [
      'is as asked for',
      { status: 'active', expirationTimestamp: '2026-06-22T00:00:00.000Z', lineItems: [line] },
      { kind: 'ready' },
    ],
    ['of an old answer says no status and no time', { lineItems: [line] }, { kind: 'ready' }],
    [
      'writes its item in another case',
      { lineItems: [{ ...line, catalogItemId: item.toLowerCase() }] },
      { kind: 'ready' },
    ],
    ['was checked out', { status: 'ordered', lineItems: [line] }, { kind: 'ordered' }],
    ['is over', { expirationTimestamp: now.toISOString(), lineItems: [line] }, { kind: 'expired' }],
    ['holds another quantity', { lineItems: [{ ...line, quantity: 4 }] }, { kind: 'differs' }],
    ['holds another item', { lineItems: [{ ...line, catalogItemId: 'x' }] }, { kind: 'differs' }],
    ['holds two lines', { lineItems: [line, line] }, { kind: 'differs' }],
    ['holds none', { lineItems: [] }, { kind: 'differs' }],
    [
      'carries an error',
      { lineItems: [{ ...line, error: { errorCode: '10001', errorDescription: 'no' } }] },
      { kind: 'refused', code: '10001', description: 'no', error: 'fix-plan' },
    ],
  ])('%s', (_, cart, verdict) => {
    expect(judgeCart(cart, wanted, now)).toEqual(verdict);
  });
});

describe('a user', () => {
  const wantedLicenses = { newSku, oldSku };
  const licenses = (held: readonly (typeof newSku)[]) => held.map((skuId) => ({ skuId }));

  test.each([
    ['moved', [newSku], undefined],
    ['needs-remove', [newSku, oldSku], [0, 1]],
    ['needs-both', [oldSku, sku(50)], [1, 1]],
    ['needs-assign', [sku(50)], [1, 0]],
    ['needs-assign', [], [1, 0]],
  ] as const)('is %s with %j', (standing, held, counts) => {
    expect(judgeUser(licenses(held), wantedLicenses)).toBe(standing);
    const write = nextLicenseWrite(standing, wantedLicenses, []);
    expect(write && [write.licensesToAssign.length, write.licensesToRemove.length]).toEqual(counts);
  });

  /** The service does a write, only its assignment, only its removal, or nothing at all. */
  const effects = fc.array(fc.constantFrom('all', 'assigned', 'removed', 'nothing', 'strange'), {
    minLength: 12,
    maxLength: 12,
  });
  test('is never without a license by what we send, whatever part of it the service does', () => {
    fc.assert(
      fc.property(effects, fc.boolean(), (list, holdsNew) => {
        let held = new Set(holdsNew ? [oldSku, newSku] : [oldSku]);
        for (const effect of [...list, 'all', 'all']) {
          const write = nextLicenseWrite(judgeUser(licenses([...held]), wantedLicenses), wantedLicenses, []);
          if (!write) break;
          // Removal without assignment in the same request only where the new one was read on the user.
          if (write.licensesToAssign.length === 0) expect(held.has(newSku)).toBe(true);
          if (effect === 'all' || effect === 'assigned') for (const one of write.licensesToAssign) held.add(one.skuId);
          if (effect === 'all' || effect === 'removed') for (const one of write.licensesToRemove) held.delete(one);
          // Somebody else takes away the new license: the next look sees it.
          if (effect === 'strange') held = new Set([...held].filter((one) => one !== newSku));
        }
        expect(judgeUser(licenses([...held]), wantedLicenses)).toBe('moved');
      }),
    );
  });

  test('whose removal was accepted twice without effect seems to hold the license through a group', () => {
    expect([0, 1, 2].map((removals) => seemsInherited('needs-remove', removals))).toEqual([false, false, true]);
    expect(seemsInherited('needs-both', 5)).toBe(false);
  });
});

describe('retiring', () => {
  test('follows the table', () => {
    expect(retireTable).toEqual({
      'legacy': {
        'suspend': 'default',
        'end-at-term': 'not-for-legacy',
        'cancel-now': 'not-for-legacy',
        'leave': 'allowed',
      },
      'new-commerce': {
        'suspend': 'costs-on',
        'end-at-term': 'default',
        'cancel-now': 'in-window',
        'leave': 'allowed',
      },
    });
    for (const commerce of ['legacy', 'new-commerce'] as const) {
      expect(retireChoices.filter((choice) => retireTable[commerce][choice] === 'default')).toEqual([
        defaultRetire(commerce),
      ]);
    }
  });

  test.each<[RetireChoice, Partial<Subscription> | undefined, string]>([
    ['suspend', { status: 'suspended' }, 'done'],
    ['suspend', { status: 'active' }, 'not-yet'],
    ['suspend', { status: 'deleted' }, 'unclear'],
    ['suspend', undefined, 'unclear'],
    ['cancel-now', { status: 'deleted' }, 'done'],
    ['cancel-now', { status: 'active' }, 'not-yet'],
    ['cancel-now', { status: 'expired' }, 'unclear'],
    ['end-at-term', { status: 'active', termEnd: 'cancels' }, 'done'],
    ['end-at-term', { status: 'active', termEnd: 'may-extend' }, 'not-yet'],
    ['end-at-term', { status: 'active', termEnd: 'renews' }, 'not-yet'],
    ['end-at-term', { status: 'expired', termEnd: 'may-extend' }, 'done'],
    ['end-at-term', { status: 'suspended', termEnd: 'cancels' }, 'unclear'],
    ['leave', { status: 'active' }, 'done'],
    ['leave', undefined, 'done'],
  ])('%s read back as %j is %s', (choice, given, verdict) => {
    expect(judgeRetired(choice, given && newCommerce(given))).toBe(verdict);
  });

  test('data are gone 120 days after suspending a legacy subscription, and of nothing else', () => {
    expect(deprovisionedOn('legacy', 'suspend', day('2026-06-15'))).toBe('2026-10-13');
    expect(deprovisionedOn('legacy', 'leave', today)).toBeUndefined();
    expect(deprovisionedOn('new-commerce', 'suspend', today)).toBeUndefined();
    expect(retireNotBefore(today, 3)).toBe('2026-06-18');
    expect(retireNotBefore(today, -3)).toBe(today);
  });
});

describe('until when an undo is possible', () => {
  const modern = newCommerce({ cancellableUntil: '2026-06-22T10:00:00.000Z' });
  const facts = (given: Partial<UndoFacts> = {}): UndoFacts => ({
    source: subscription({ lastDay: day('2027-01-31') }),
    choice: 'suspend',
    retiredOn: today,
    bought: [modern],
    ...given,
  });
  test.each<[string, Partial<UndoFacts>, object]>([
    ['as long as what was bought can be cancelled', {}, { kind: 'until', day: '2026-06-22' }],
    [
      'the earliest of several parts',
      { bought: [modern, newCommerce({ cancellableUntil: '2026-06-20T00:00:00.000Z' })] },
      { kind: 'until', day: '2026-06-20' },
    ],
    [
      'the last day of the old one',
      { source: subscription({ lastDay: day('2026-06-18') }) },
      { kind: 'until', day: '2026-06-18' },
    ],
    ['the day before the data are gone', { bought: [subscription()] }, { kind: 'until', day: '2026-10-12' }],
    ['not after cancelling', { choice: 'cancel-now' }, { kind: 'impossible' }],
    ['not where what was bought cannot be cancelled', { bought: [newCommerce()] }, { kind: 'impossible' }],
    [
      'left alone and renewing, bought in legacy commerce',
      { choice: 'leave', bought: [subscription()], source: newCommerce({ termEnd: 'renews' }) },
      { kind: 'no-limit' },
    ],
    ['left alone until its end', { choice: 'leave', bought: [subscription()] }, { kind: 'until', day: '2027-01-31' }],
  ])('%s', (_, given, until) => {
    expect(undoUntil(facts(given))).toEqual(until);
  });
});

describe('who goes first', () => {
  const urgency = (wave: number | undefined, offset: number | undefined, id = 1) => ({
    subscriptionId: brandId<SubscriptionId>(guid(id)),
    wave,
    lastDay: offset === undefined ? undefined : addDays(today, offset),
  });
  test('waves, then last days, then ids', () => {
    const list = [
      urgency(undefined, 1),
      urgency(2, 0),
      urgency(1, undefined),
      urgency(1, 5, 2),
      urgency(1, 5, 1),
      urgency(1, 3),
    ];
    expect([...list].sort(compareUrgency)).toEqual([list[5], list[4], list[3], list[2], list[1], list[0]]);
  });

  test('the number for a queue keeps that order and its bounds', () => {
    const any = fc.record({
      wave: fc.option(fc.nat(500), { nil: undefined }),
      offset: fc.option(fc.integer({ min: -3000, max: 30_000 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(any, any, (a, b) => {
        const [one, other] = [urgency(a.wave, a.offset), urgency(b.wave, b.offset)];
        const [first, second] = [priorityOf(one), priorityOf(other)];
        expect(Math.sign(compareUrgency(one, other))).toBe(Math.sign(first - second));
        expect(Number.isInteger(first) && first >= 1 && first <= 2_147_483_647).toBe(true);
      }),
    );
  });
});
