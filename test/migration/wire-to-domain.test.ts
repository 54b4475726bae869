import * as z from 'zod/mini';
import {
  directorySkuOf,
  planFromOffer,
  planFromSku,
  readCustomer,
  readHeldLicense,
  readSubscription,
} from '../../src/migration';
import {
  availabilitySchema,
  customerSchema,
  offerSchema,
  skuSchema,
  subscriptionSchema,
  userLicenseSchema,
} from '../../src/partner-center/wire';
import { customerId, guid, today } from './samples';

const skuId = '3b555118-da6a-4418-894f-7df1e2096870';

describe('from an answer of the service to the domain', () => {
  test('a legacy add-on as the reference prints it', () => {
    const read = z.parse(subscriptionSchema, {
      id: '968BA1CF-C146-4ADF-A300-308DCF718EEE',
      offerId: '2828BE95-46BA-4F91-B2FD-0BEF192ECF60',
      offerName: 'Exchange Online Archiving &amp; more',
      quantity: 2,
      unitType: 'Licenses',
      parentSubscriptionId: '1C2B75C1-74A5-472A-A729-7F8CEFC477F9',
      creationDate: '2017-01-25T23:01:08.6931234Z',
      commitmentEndDate: '2018-02-10T00:00:00Z',
      status: 'Active',
      autoRenewEnabled: true,
      billingType: 'license',
      cancellationAllowedUntilDate: null,
      attributes: { etag: 'x', objectType: 'Subscription' },
    });
    expect(readSubscription(customerId, read, { today })).toMatchObject({
      commerce: 'legacy',
      productName: 'Exchange Online Archiving & more',
      status: 'active',
      lastDay: '2018-02-09',
      isAddOn: true,
      isLicenseBased: true,
      termEnd: 'renews',
      billing: 'none',
      term: undefined,
      resellerId: '',
      orderId: undefined,
      cancellableUntil: undefined,
    });
  });

  test('a subscription of new commerce that is set to be cancelled, in Pascal case', () => {
    const read = z.parse(subscriptionSchema, {
      Id: guid(7),
      OfferId: 'CFQ7TTC0LH18:0001:CFQ7TTC0K971',
      OfferName: 'Microsoft 365 Business Basic',
      ProductType: { Id: 'OnlineServicesNCE', DisplayName: 'OnlineServicesNCE' },
      Quantity: 1,
      CommitmentEndDate: '2026-06-14T23:59:59.9999999Z',
      CancellationAllowedUntilDate: '2026-06-20T10:00:00',
      Status: 'active',
      AutoRenewEnabled: false,
      BillingType: 'license',
      BillingCycle: 'Monthly',
      TermDuration: 'P1Y',
      ScheduledActions: [{ ScheduledType: 'TermEnd', ActionType: 'Cancel' }],
      PartnerId: '517285',
    });
    expect(readSubscription(customerId, read, { today })).toMatchObject({
      commerce: 'new-commerce',
      lastDay: '2026-06-14',
      inExtendedTerm: false,
      termEnd: 'cancels',
      term: 'P1Y',
      billing: 'monthly',
      cancellableUntil: '2026-06-20T10:00:00.000Z',
      resellerId: '517285',
    });
  });

  test('a customer, a license, and plans of both catalogues', () => {
    const customer = z.parse(customerSchema, {
      id: guid(2),
      companyProfile: { tenantId: guid(2), domain: 'c.example', companyName: 'Contoso' },
      billingProfile: { defaultAddress: { country: 'se' } },
    });
    expect(readCustomer(customer)).toMatchObject({ name: 'Contoso', domain: 'c.example', country: 'SE' });

    const license = z.parse(userLicenseSchema, {
      productSku: { id: skuId.toUpperCase(), skuPartNumber: 'O365_BUSINESS_ESSENTIALS' },
      servicePlans: [
        { id: guid(1), serviceName: 'TEAMS1', capabilityStatus: 'Disabled', targetType: 'User' },
        { id: guid(2), serviceName: 'SWAY', capabilityStatus: 'Assigned', targetType: 'User' },
      ],
    });
    expect(readHeldLicense(license).servicePlans.map((plan) => plan.enabled)).toEqual([false, true]);

    const sku = z.parse(skuSchema, {
      id: '0001',
      productId: 'CFQ7TTC0LH18',
      title: 'Microsoft 365 Business Basic',
      minimumQuantity: 1,
      maximumQuantity: 300,
      supportedBillingCycles: ['annual', 'monthly'],
      dynamicAttributes: { isAddon: false, prerequisiteSkus: [], provisioningId: skuId },
    });
    const availability = z.parse(availabilitySchema, {
      id: 'CFQ7TTC0K971',
      productId: 'CFQ7TTC0LH18',
      skuId: '0001',
      catalogItemId: 'CFQ7TTC0LH18:0001:CFQ7TTC0K971',
      segment: 'commercial',
      country: 'SE',
      terms: [{ duration: 'P1Y', billingCycle: 'Monthly' }, { duration: 'P1M' }],
    });
    expect(planFromSku({ id: 'CFQ7TTC0LH18' }, sku, [availability], 'SE')).toMatchObject({
      family: 'business',
      skuId,
      terms: [
        { term: 'P1M', billing: 'annual' },
        { term: 'P1M', billing: 'monthly' },
        { term: 'P1Y', billing: 'monthly' },
      ],
    });

    const offer = z.parse(offerSchema, {
      id: guid(3),
      name: 'Kaizala Pro',
      maximumQuantity: 10000000,
      product: { id: skuId, name: 'Kaizala Pro' },
    });
    expect(planFromOffer(offer, 'SE')).toMatchObject({ maximum: undefined, markets: ['SE'], assignable: true });
    expect(directorySkuOf({ productName: 'Kaizala Pro', offerId: guid(3) }, { offer })).toBe(skuId);
  });
});
