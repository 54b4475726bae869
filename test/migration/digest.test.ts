import fc from 'fast-check';
import { addDays, brandId, type UserId } from '../../src/base';
import {
  changedFields,
  checkedPlanColumns,
  decodeCheckedPlan,
  digestFields,
  encodeCheckedPlan,
  isDigest,
  isPlanField,
  planDigest,
  type CheckedPlanCells,
  type RowPlan,
  type Subscription,
} from '../../src/migration';
import { canonicalJson } from '../../src/migration/canonical-json';
import { row, sku, subscription, today, user } from './samples';

const users = [1, 2].map((number) => ({ userId: user(number) }));
const digest = (
  source: Partial<Subscription> = {},
  given: Partial<RowPlan> = {},
  who: Parameters<typeof planDigest>[2] = users,
) => planDigest(subscription(source), row(given), who);

describe('the digest of what was checked', () => {
  test('is fixed: a digest in a workbook of today is read tomorrow', () => {
    expect(digest()).toMatch(/^1\.[0-9a-f]{64}\.[0-9a-f]{72}$/);
    expect(isDigest(digest())).toBe(true);
  });

  test('does not depend on the order of properties or users, or on the case of ids', () => {
    const turned = Object.fromEntries(Object.entries(subscription()).reverse()) as unknown as Subscription;
    const shouted = users.map(({ userId }) => ({ userId: brandId<UserId>(userId.toUpperCase()) })).reverse();
    expect(planDigest(turned, row(), shouted)).toBe(digest());
  });

  test.each<[string, Partial<Subscription>, Partial<RowPlan>, readonly string[]]>([
    ['product', { offerId: 'x' }, {}, ['product']],
    ['directory SKU', { skuId: sku(77) }, {}, ['product']],
    ['status', { status: 'suspended' }, {}, ['sourceStatus']],
    ['quantity', { quantity: 11 }, {}, ['licenses']],
    ['renewal', { autoRenew: true, termEnd: 'renews' }, {}, ['autoRenew', 'atTermEnd']],
    ['last day', { lastDay: addDays(today, 1) }, {}, ['endDate']],
    ['extended term', { inExtendedTerm: true }, {}, ['atTermEnd']],
    ['window', { cancellableUntil: '2026-06-20T00:00:00.000Z' }, {}, ['atTermEnd']],
    ['term', { term: 'P1M' }, {}, ['term']],
    ['billing', { billing: 'annual' }, {}, ['billing']],
    ['plan', {}, { targetPlan: 'other' }, ['targetPlan']],
    ['licenses', {}, { licenses: 3 }, ['targetLicenses']],
    ['no licenses', {}, { licenses: undefined }, ['targetLicenses']],
    ['target term', {}, { term: 'P1M' }, ['targetTerm']],
    ['target billing', {}, { billing: 'annual' }, ['targetBilling']],
    ['new plans', {}, { newPlans: 'on' }, ['newPlans']],
    ['retire', {}, { retire: 'leave' }, ['retire']],
    ['retire after', {}, { retireAfterDays: 3 }, ['retireAfter']],
    ['wave', {}, { wave: 1 }, ['wave']],
    ['run at', {}, { runAt: '2026-06-20T00:00:00.000Z' }, ['runAt']],
  ])('says that %s changed', (_, source, given, fields) => {
    expect(digest(source, given)).not.toBe(digest());
    expect(changedFields(digest(), digest(source, given))).toEqual(fields);
  });

  test.each<[string, Parameters<typeof planDigest>[2]]>([
    ['a user more', [...users, { userId: user(3) }]],
    ['a user less', users.slice(1)],
    ['a user excluded', [{ userId: user(1), exclude: true }, { userId: user(2) }]],
    ['another plan for a user', [{ userId: user(1), targetPlan: 'x' }, { userId: user(2) }]],
    ['a location', [{ userId: user(1), setLocation: 'SE' }, { userId: user(2) }]],
  ])('says that the users changed: %s', (_, who) => {
    expect(changedFields(digest(), digest({}, {}, who))).toEqual(['assigned']);
  });

  test('does not change with names, notes, the reference or Include', () => {
    expect(
      digest({ friendlyName: 'x', productName: 'y', resellerId: 'z' }, { note: 'n', reference: 'r', include: 'no' }),
    ).toBe(digest());
  });

  test('names all fields rather than none where it cannot tell', () => {
    expect(changedFields(digest(), digest())).toEqual([]);
    expect(changedFields('', digest())).toEqual(digestFields);
    expect(changedFields('2.x.y', digest())).toEqual(digestFields);
    const [version, , marks] = digest().split('.');
    expect(changedFields(digest(), `${String(version)}.${'0'.repeat(64)}.${String(marks)}`)).toEqual(digestFields);
    expect(isDigest('1.x.y')).toBe(false);
  });

  test("tells the agent's cells from the facts of the service", () => {
    expect(digestFields.filter(isPlanField)).toEqual([...checkedPlanColumns]);
  });
});

describe('canonical JSON', () => {
  test('is the same for equal values and reads back', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
      }),
    );
    expect(canonicalJson({ b: 1, a: [undefined, null], c: undefined })).toBe('{"a":[null,null],"b":1}');
  });
});

describe('the echo of the checked cells', () => {
  const text = fc.string().filter((one) => !one.includes('|'));
  const cells = fc
    .tuple(...checkedPlanColumns.map(() => text))
    .map((list) =>
      Object.fromEntries(checkedPlanColumns.map((column, index) => [column, list[index]])),
    ) as fc.Arbitrary<CheckedPlanCells>; // the tuple has one text a column

  test('is the texts of the cells with bars, and reads back', () => {
    fc.assert(
      fc.property(cells, (given) => {
        expect(encodeCheckedPlan(given)).toBe(['1', ...checkedPlanColumns.map((column) => given[column])].join('|'));
        expect(decodeCheckedPlan(encodeCheckedPlan(given))).toEqual(given);
      }),
    );
  });

  test.each(['', '1|a', '2|a|b|c|d|e|f|g|h|i', '1|a|b|c|d|e|f|g|h|i|j'])('%j is none', (echo) => {
    expect(decodeCheckedPlan(echo)).toBeUndefined();
  });
});
