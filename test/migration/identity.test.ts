import fc from 'fast-check';
import { brandId, type SubscriptionId, type TenantId } from '../../src/base';
import { carriesMarker, purchaseRequestId, rowMarker, type PartIdentity } from '../../src/migration';

const identity: PartIdentity = {
  tenantId: brandId<TenantId>('11111111-1111-4111-8111-111111111111'),
  subscriptionId: brandId<SubscriptionId>('a356ac8c-e310-44f4-bf85-c7f29044af99'),
  generation: 1,
  part: 1,
};
const identities = fc
  .record({
    tenant: fc.uuid(),
    subscription: fc.uuid(),
    generation: fc.integer({ min: 1, max: 9 }),
    part: fc.integer({ min: 1, max: 9 }),
  })
  .map((one): PartIdentity => ({
    tenantId: brandId<TenantId>(one.tenant),
    subscriptionId: brandId<SubscriptionId>(one.subscription),
    generation: one.generation,
    part: one.part,
  }));

describe('the identity of a purchase', () => {
  test('is the same for ever: these values stand in orders of customers', () => {
    expect(rowMarker(identity)).toBe('CG-WB4XP9A1E7GR15FJ');
    expect(purchaseRequestId(identity, 'checkout', 0)).toBe('70a8909d-5dbe-5f62-a76a-f8ecc88c82fb');
  });

  test('does not depend on the case in which the service writes an id', () => {
    fc.assert(
      fc.property(identities, (one) => {
        const shouted = { ...one, subscriptionId: brandId<SubscriptionId>(one.subscriptionId.toUpperCase()) };
        expect(rowMarker(shouted)).toBe(rowMarker(one));
        expect(purchaseRequestId(shouted, 'cart-create', 1)).toBe(purchaseRequestId(one, 'cart-create', 1));
      }),
    );
  });

  test('differs with everything that makes it another purchase', () => {
    const others: readonly PartIdentity[] = [
      identity,
      { ...identity, generation: 2 },
      { ...identity, part: 2 },
      { ...identity, tenantId: brandId<TenantId>('21111111-1111-4111-8111-111111111111') },
      { ...identity, subscriptionId: brandId<SubscriptionId>('b356ac8c-e310-44f4-bf85-c7f29044af99') },
      { ...identity, generation: 11, part: 1 },
      { ...identity, generation: 1, part: 11 },
    ];
    expect(new Set(others.map(rowMarker)).size).toBe(others.length);
    const requests = others.flatMap((one) =>
      (['cart-create', 'checkout', 'order-create'] as const).flatMap((write) =>
        [0, 1].map((attempt) => purchaseRequestId(one, write, attempt)),
      ),
    );
    expect(new Set(requests).size).toBe(requests.length);
  });

  test('a marker has a fixed form and is found again in a friendly name', () => {
    fc.assert(
      fc.property(identities, fc.string(), (one, reference) => {
        const marker = rowMarker(one);
        expect(marker).toMatch(/^CG-[0-9A-HJKMNP-TV-Z]{16}$/);
        expect(carriesMarker(`${marker} ${reference}`, marker)).toBe(true);
        expect(carriesMarker(marker.toLowerCase(), marker)).toBe(true);
      }),
    );
    expect(carriesMarker(undefined, rowMarker(identity))).toBe(false);
    expect(carriesMarker('CG-', rowMarker(identity))).toBe(false);
  });
});
