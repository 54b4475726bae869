import fc from 'fast-check';
import { addDays, dayOf, parseDay } from '../../src/base';
import {
  billingOf,
  commerceOf,
  defaultTermEndWords,
  lastDayOf,
  readSubscription,
  segmentOf,
  statusOf,
  termOf,
  withSku,
  type Subscription,
  type SubscriptionFacts,
} from '../../src/migration';
import type {
  Customer as WireCustomer,
  Offer as WireOffer,
  Sku as WireSku,
  SubscribedSku as WireSubscribedSku,
  Subscription as WireSubscription,
  User as WireUser,
  UserLicense as WireUserLicense,
  Availability as WireAvailability,
  Product as WireProduct,
  Qualification as WireQualification,
  ProvisioningStatus as WireProvisioning,
} from '../../src/partner-center/wire';
import type * as facts from '../../src/migration';
import { customerId, guid, oldSku, today } from './samples';

/** Compiles only while what the client reads is what the domain takes. */
type Takes<Facts, Wire extends Facts> = Wire extends Facts ? true : never;
export type Assignable = [
  Takes<facts.SubscriptionFacts, WireSubscription>,
  Takes<facts.CustomerFacts, WireCustomer>,
  Takes<facts.OfferFacts, WireOffer>,
  Takes<facts.CatalogueSkuFacts, WireSku>,
  Takes<facts.ProductFacts, WireProduct>,
  Takes<facts.AvailabilityFacts, WireAvailability>,
  Takes<facts.SubscribedSkuFacts, WireSubscribedSku>,
  Takes<facts.UserFacts, WireUser>,
  Takes<facts.UserLicenseFacts, WireUserLicense>,
  Takes<facts.QualificationFacts, WireQualification>,
  Takes<facts.ProvisioningFacts, WireProvisioning>,
];

const legacyOffer = '796b6b5f-613c-4e24-a17c-eba730d49c02';
const modernOffer = 'CFQ7TTC0LH18:0001:CFQ7TTC0K971';

const legacyFacts: SubscriptionFacts = {
  id: guid(100),
  offerId: legacyOffer.toUpperCase(),
  offerName: 'Kaizala Pro',
  friendlyName: 'Chat',
  quantity: 7,
  unitType: 'Licenses',
  creationDate: '2020-01-25T23:01:08.693Z',
  commitmentEndDate: '2026-08-01T00:00:00.000Z',
  status: 'active',
  autoRenewEnabled: false,
  isTrial: false,
  billingType: 'license',
  billingCycle: 'monthly',
  termDuration: '',
  partnerId: '',
  orderId: guid(200),
};
const modernFacts: SubscriptionFacts = {
  ...legacyFacts,
  offerId: modernOffer,
  productType: { id: 'OnlineServicesNCE', displayName: 'OnlineServicesNCE' },
  termDuration: 'P1Y',
};
const read = (given: Partial<SubscriptionFacts>, base = legacyFacts): Subscription =>
  readSubscription(customerId, { ...base, ...given }, { today });

describe('which commerce system a subscription belongs to', () => {
  test.each([
    [legacyOffer, undefined, 'legacy'],
    [legacyOffer.toUpperCase(), undefined, 'legacy'],
    [` ${legacyOffer} `, undefined, 'legacy'],
    [modernOffer, undefined, 'new-commerce'],
    [modernOffer, 'OnlineServicesNCE', 'new-commerce'],
    ['', 'OnlineServicesNCE', 'new-commerce'],
    ['', 'onlineservicesnce', 'new-commerce'],
    ['', undefined, 'legacy'],
    ['MS-AZR-0145P', undefined, 'legacy'],
    [legacyOffer, 'OnlineServicesNCE', 'legacy'],
  ])('offer %j of the type %j is %s', (offerId, displayName, commerce) => {
    expect(commerceOf({ offerId, productType: displayName === undefined ? undefined : { displayName } })).toBe(
      commerce,
    );
  });
});

describe('the last day', () => {
  test.each([
    ['legacy is exclusive', { commitmentEndDate: '2026-08-01T00:00:00.000Z' }, legacyOffer, '2026-07-31'],
    ['legacy with a time of day', { commitmentEndDate: '2016-12-12T08:00:00.000Z' }, legacyOffer, '2016-12-11'],
    ['legacy over the turn of the year', { commitmentEndDate: '2027-01-01T00:00:00.000Z' }, legacyOffer, '2026-12-31'],
    ['legacy over a leap day', { commitmentEndDate: '2028-03-01T00:00:00.000Z' }, legacyOffer, '2028-02-29'],
    ['new commerce is inclusive', { commitmentEndDate: '2026-08-01T00:00:00.000Z' }, modernOffer, '2026-08-01'],
    ['new commerce with a time of day', { commitmentEndDate: '2026-08-01T23:59:59.999Z' }, modernOffer, '2026-08-01'],
    ['a year of 9999 is none', { commitmentEndDate: '9999-12-10T00:00:00.000Z' }, modernOffer, undefined],
    [
      'a year of 9999 beside an instant is none',
      { commitmentEndDate: '9999-12-10T00:00:00.000Z', commitmentEndDateTime: '2026-08-01T10:00:00.000Z' },
      modernOffer,
      undefined,
    ],
    ['none', { commitmentEndDate: undefined }, modernOffer, undefined],
    ['year 1 is none', { commitmentEndDate: '0001-01-01T00:00:00.000Z' }, legacyOffer, undefined],
    ['no date at all', { commitmentEndDate: 'soon' }, legacyOffer, undefined],
    [
      'the instant where there is no day',
      { commitmentEndDate: undefined, commitmentEndDateTime: '2026-08-01T17:30:00.000Z' },
      modernOffer,
      '2026-08-01',
    ],
    [
      'an instant at midnight ends the day before',
      { commitmentEndDate: undefined, commitmentEndDateTime: '2026-08-02T00:00:00.000Z' },
      modernOffer,
      '2026-08-01',
    ],
    [
      'the day counts before the instant',
      { commitmentEndDate: '2026-08-01T00:00:00.000Z', commitmentEndDateTime: '2026-08-01T00:00:00.000Z' },
      modernOffer,
      '2026-08-01',
    ],
  ])('%s', (_, given, offerId, lastDay) => {
    expect(read({ ...given, offerId }).lastDay).toBe(lastDay);
  });

  test('for any date the legacy last day is the day before the one of new commerce', () => {
    const dates = fc.date({ min: new Date('2015-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, (date) => {
        const facts = { commitmentEndDate: date.toISOString() };
        expect(lastDayOf(facts, 'new-commerce')).toBe(dayOf(date));
        expect(lastDayOf(facts, 'legacy')).toBe(addDays(dayOf(date), -1));
      }),
    );
  });
});

describe('words of the service', () => {
  test.each([
    ['active', 'active'],
    ['Active', 'active'],
    ['suspended', 'suspended'],
    ['pending', 'pending'],
    ['expired', 'expired'],
    ['deleted', 'deleted'],
    ['disabled', 'disabled'],
    ['none', 'none'],
    ['frozen', 'other'],
    [undefined, 'other'],
  ])('status %j is %s', (word, status) => {
    expect(statusOf(word)).toBe(status);
  });

  test.each([
    ['monthly', 'monthly'],
    ['Annual', 'annual'],
    ['triennial', 'triennial'],
    ['one_time', 'one-time'],
    ['OneTime', 'one-time'],
    ['none', 'none'],
    ['', 'none'],
    [undefined, 'none'],
    ['biennial', 'other'],
    ['unknown', 'other'],
  ])('billing cycle %j is %s', (word, cycle) => {
    expect(billingOf(word)).toBe(cycle);
  });

  test.each([
    ['P1M', 'P1M'],
    ['p1y', 'P1Y'],
    ['P12M', 'P1Y'],
    ['P3Y', 'P3Y'],
    ['', undefined],
    ['P2Y', undefined],
    [undefined, undefined],
  ])('term %j is %s', (word, term) => {
    expect(termOf(word)).toBe(term);
  });

  test.each([
    ['commercial', 'commercial'],
    ['Education', 'education'],
    ['GovernmentCommunityCloud', 'government'],
    ['Nonprofit', 'nonprofit'],
    ['non_profit', 'nonprofit'],
    ['None', undefined],
    [undefined, undefined],
  ])('segment %j is %s', (word, segment) => {
    expect(segmentOf(word)).toBe(segment);
  });
});

describe('a subscription', () => {
  test('is read whole', () => {
    expect(read({})).toEqual({
      id: guid(100),
      customerId,
      offerId: legacyOffer.toUpperCase(),
      productName: 'Kaizala Pro',
      friendlyName: 'Chat',
      commerce: 'legacy',
      status: 'active',
      quantity: 7,
      autoRenew: false,
      lastDay: parseDay('2026-07-31'),
      createdOn: parseDay('2020-01-25'),
      term: undefined,
      billing: 'monthly',
      isTrial: false,
      isAddOn: false,
      isLicenseBased: true,
      skuId: undefined,
      cancellableUntil: undefined,
      termEnd: 'ends',
      inExtendedTerm: false,
      resellerId: '',
      orderId: guid(200),
      parentId: undefined,
    });
  });

  test('without an offer name is called by its friendly name, else by its offer', () => {
    expect(read({ offerName: '' }).productName).toBe('Chat');
    expect(read({ offerName: undefined, friendlyName: ' ' }).productName).toBe(legacyOffer.toUpperCase());
  });

  test('with a parent is an add-on', () => {
    expect(read({ parentSubscriptionId: guid(9) })).toMatchObject({ isAddOn: true, parentId: guid(9) });
  });

  test.each([
    ['license', 'Licenses', true],
    ['usage', 'Usage-based', false],
    ['none', 'none', false],
    ['', 'Licenses', true],
    [undefined, 'License(s)', true],
    [undefined, undefined, false],
  ])('billed by %j in units %j: by licenses %s', (billingType, unitType, expected) => {
    expect(read({ billingType, unitType }).isLicenseBased).toBe(expected);
  });

  test('of new commerce that is past its last day, active and not renewing runs in an extended term', () => {
    const past = { commitmentEndDate: '2026-06-14T00:00:00.000Z' };
    expect(read(past, modernFacts).inExtendedTerm).toBe(true);
    expect(read({ ...past, autoRenewEnabled: true }, modernFacts).inExtendedTerm).toBe(false);
    expect(read({ ...past, status: 'expired' }, modernFacts).inExtendedTerm).toBe(false);
    expect(read({ commitmentEndDate: '2026-06-15T00:00:00.000Z' }, modernFacts).inExtendedTerm).toBe(false);
    expect(read(past, legacyFacts).inExtendedTerm).toBe(false);
  });

  test('keeps the window of the service for cancelling, and none where there is none', () => {
    const until = '2026-06-20T10:00:00.000Z';
    expect(read({ cancellationAllowedUntilDate: until }).cancellableUntil).toBe(until);
    expect(read({ cancellationAllowedUntilDate: '0001-01-01T00:00:00.000Z' }).cancellableUntil).toBeUndefined();
  });

  test('takes the SKU that was found later, and keeps the one it has', () => {
    expect(withSku(read({}), oldSku).skuId).toBe(oldSku);
    expect(withSku(withSku(read({}), oldSku), undefined).skuId).toBe(oldSku);
  });
});

describe('the end of the term', () => {
  const scheduled = (actionType: string, more: object = {}): Partial<SubscriptionFacts> => ({
    scheduledActions: [{ scheduledType: 'termend', actionType, ...more }],
  });
  test.each<[string, Partial<SubscriptionFacts>, SubscriptionFacts, string]>([
    ['legacy, not renewing', {}, legacyFacts, 'ends'],
    ['legacy, renewing', { autoRenewEnabled: true }, legacyFacts, 'renews'],
    ['legacy without an end', { commitmentEndDate: '9999-12-10T00:00:00.000Z' }, legacyFacts, 'none'],
    ['new commerce, not renewing', {}, modernFacts, 'may-extend'],
    ['new commerce, renewing', { autoRenewEnabled: true }, modernFacts, 'renews'],
    ['set to be cancelled', scheduled('cancel'), modernFacts, 'cancels'],
    ['set to be cancelled by another word', scheduled('cancelsubscription'), modernFacts, 'cancels'],
    [
      'the other spelling of the field',
      { scheduledActions: [{ scheduleType: 'TermEnd', actionType: 'Cancel' }] },
      modernFacts,
      'cancels',
    ],
    ['set to be extended', scheduled('extendedserviceterm'), modernFacts, 'may-extend'],
    ['set to renew', scheduled('renewtonewterm'), modernFacts, 'renews'],
    [
      'set to renew as something else',
      scheduled('RenewToNewTerm', { instructions: { quantity: 3 } }),
      modernFacts,
      'scheduled-change',
    ],
    ['a word that nobody knows', scheduled('somethingnew'), modernFacts, 'may-extend'],
    ['cancelled although auto-renew is on', { ...scheduled('cancel'), autoRenewEnabled: true }, modernFacts, 'cancels'],
    [
      'an action for another time',
      { scheduledActions: [{ scheduledType: 'nextcharge', actionType: 'cancel' }] },
      modernFacts,
      'may-extend',
    ],
    [
      'renewing with other instructions',
      { autoRenewEnabled: true, scheduledNextTermInstructions: { quantity: 2 } },
      modernFacts,
      'scheduled-change',
    ],
  ])('%s', (_, given, base, outcome) => {
    expect(read(given, base).termEnd).toBe(outcome);
  });

  test('knows the cancel word of the settings', () => {
    const words = { ...defaultTermEndWords, cancel: 'LetItGo' };
    const facts = { ...modernFacts, ...scheduled('letitgo') };
    expect(readSubscription(customerId, facts, { today, termEndWords: words }).termEnd).toBe('cancels');
    expect(readSubscription(customerId, facts, { today }).termEnd).toBe('may-extend');
  });
});
