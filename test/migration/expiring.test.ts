import fc from 'fast-check';
import { addDays } from '../../src/base';
import {
  isExpiring,
  takes,
  windowOf,
  retiredProductOf,
  type ExpiringQuery,
  type Subscription,
} from '../../src/migration';
import { guid, newCommerce, subscription, today, day } from './samples';

const query = (given: Partial<ExpiringQuery> = {}): ExpiringQuery => ({ today, within: 90, late: false, ...given });

describe('an expiring subscription', () => {
  test.each<[string, Partial<Subscription>, boolean]>([
    ['as it should be', {}, true],
    ['renews', { autoRenew: true }, false],
    ['is suspended', { status: 'suspended' }, false],
    ['is pending', { status: 'pending' }, false],
    ['is expired', { status: 'expired' }, false],
    ['has a status that nobody knows', { status: 'other' }, false],
    ['is not by licenses', { isLicenseBased: false }, false],
    ['is a trial', { isTrial: true }, false],
    ['is an add-on', { isAddOn: true }, false],
    ['has no last day', { lastDay: undefined }, false],
    ['ends today', { lastDay: today }, true],
    ['ended yesterday', { lastDay: addDays(today, -1) }, false],
    ['ends on the last day of the window', { lastDay: addDays(today, 90) }, true],
    ['ends a day after the window', { lastDay: addDays(today, 91) }, false],
  ])('%s', (_, given, expected) => {
    expect(isExpiring(subscription(given), query())).toBe(expected);
  });

  test('any: whatever its last day, but with one', () => {
    expect(isExpiring(subscription({ lastDay: addDays(today, 4000) }), query({ within: 'any' }))).toBe(true);
    expect(isExpiring(subscription({ lastDay: undefined }), query({ within: 'any' }))).toBe(false);
  });

  test.each<[string, Subscription, boolean]>([
    ['last day past', subscription({ lastDay: addDays(today, -30) }), true],
    ['expired', newCommerce({ status: 'expired', lastDay: addDays(today, -3) }), true],
    ['in an extended term', newCommerce({ inExtendedTerm: true, lastDay: addDays(today, -3) }), true],
    ['suspended and past', subscription({ status: 'suspended', lastDay: addDays(today, -3) }), false],
    ['deleted and past', subscription({ status: 'deleted', lastDay: addDays(today, -3) }), false],
    ['past and renewing', subscription({ autoRenew: true, lastDay: addDays(today, -3) }), false],
    ['a trial that expired', newCommerce({ isTrial: true, status: 'expired' }), false],
    ['an add-on that is past', subscription({ isAddOn: true, lastDay: addDays(today, -3) }), false],
  ])('late ones are asked for: %s', (_, one, expected) => {
    expect(isExpiring(one, query({ late: true }))).toBe(expected);
    expect(isExpiring(one, query({ late: false }))).toBe(false);
  });

  test('a longer window, and late ones, only add', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), fc.nat(400), fc.nat(400), (offset, days, more) => {
        const one = subscription({ lastDay: addDays(today, offset) });
        const narrow = isExpiring(one, query({ within: days }));
        expect(narrow && !isExpiring(one, query({ within: days + more }))).toBe(false);
        expect(narrow && !isExpiring(one, query({ within: days, late: true }))).toBe(false);
        expect(narrow).toBe(offset >= 0 && offset <= days);
      }),
    );
  });
});

describe('presets', () => {
  const clues = (productName: string, given: object = {}) => ({ productName, offerId: guid(1), ...given });
  test.each([
    ['Kaizala Pro', 'kaizala-pro'],
    ['Microsoft Kaizala Pro', 'kaizala-pro'],
    ['MICROSOFT KAIZALA', 'kaizala-pro'],
    ['Office 365 E4', 'office-365-e4'],
    ['Office 365 Enterprise E4', 'office-365-e4'],
    ['Office 365 Enterprise E4 for faculty', 'office-365-e4'],
    ['Office 365 E40', undefined],
    ['Office 365 E3', undefined],
    ['Dynamics 365 E4', undefined],
    ['Visio', undefined],
  ])('%s is the retired product %s', (name, key) => {
    expect(retiredProductOf(clues(name))).toBe(key);
  });

  test('a renamed E4 is known by offer, directory SKU or part number, in either case', () => {
    expect(retiredProductOf(clues('Suite', { offerId: '8909e28e-5832-42f4-9886-b0a5545f3645' }))).toBe('office-365-e4');
    expect(retiredProductOf(clues('Suite', { skuId: '1392051D-0CB9-4B7A-88D5-621FEE5E8711' }))).toBe('office-365-e4');
    expect(retiredProductOf(clues('Suite', { skuPartNumber: 'EnterpriseWithSCAL' }))).toBe('office-365-e4');
  });

  test('all takes everything; the others their product', () => {
    expect(takes('all', clues('Visio'))).toBe(true);
    expect(takes('kaizala-pro', clues('Visio'))).toBe(false);
    expect(takes('kaizala-pro', clues('Kaizala Pro'))).toBe(true);
    expect(takes('office-365-e4', clues('Kaizala Pro'))).toBe(false);
  });

  test('E4 is looked for whatever its last day', () => {
    expect(windowOf('office-365-e4', 30)).toBe('any');
    expect(windowOf('kaizala-pro', 30)).toBe(30);
    expect(windowOf('all', 'any')).toBe('any');
    expect(
      isExpiring(subscription({ lastDay: day('2031-01-01') }), query({ within: windowOf('office-365-e4', 30) })),
    ).toBe(true);
  });
});
