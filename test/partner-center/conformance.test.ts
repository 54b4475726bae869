import {
  agreementSchema,
  auditRecordSchema,
  availabilitySchema,
  cartSchema,
  checkoutResultSchema,
  collection,
  companyCustomerSchema,
  customerSchema,
  directSignedSchema,
  mpnProfileSchema,
  offerSchema,
  orderProvisioningStatusSchema,
  orderSchema,
  organizationProfileSchema,
  productSchema,
  provisioningStatusSchema,
  qualificationSchema,
  readServiceError,
  skuSchema,
  subscribedSkuSchema,
  subscriptionSchema,
  userLicenseSchema,
  userSchema,
  validationStatusSchema,
  type Reader,
} from '../../src/partner-center';
import { listSamples, sampleBody, samplesAreHere, type Sample } from './support/samples';

/** How the answers of an operation are read. */
const answers: Readonly<Record<string, Reader<unknown>>> = {
  'audit-records': collection(auditRecordSchema),
  'availabilities-list': collection(availabilitySchema),
  'cart-checkout': checkoutResultSchema,
  'cart-create': cartSchema,
  'cart-update': cartSchema,
  'customer-agreement-create': agreementSchema,
  'customer-agreement-direct-sign-status': directSignedSchema,
  'customer-agreements-list': collection(agreementSchema),
  'customer-availabilities-list': collection(availabilitySchema),
  'customer-get': customerSchema,
  'customer-products-list': collection(productSchema),
  'customer-qualifications-get': collection(qualificationSchema),
  'customer-skus-list': collection(skuSchema),
  'customer-validation-status': validationStatusSchema,
  'customers-filter': collection(companyCustomerSchema),
  'customers-list': collection(companyCustomerSchema),
  'offer-addons': collection(offerSchema),
  'offer-get': offerSchema,
  'offers-list': collection(offerSchema),
  'order-addon': orderSchema,
  'order-billing-cycle': orderSchema,
  'order-create-indirect': orderSchema,
  'order-get': orderSchema,
  'order-provisioning-status': collection(orderProvisioningStatusSchema),
  'orders-by-billing-cycle': collection(orderSchema),
  'orders-list': collection(orderSchema),
  'partner-mpn-profile': mpnProfileSchema,
  'partner-organization-profile': organizationProfileSchema,
  'product-get': productSchema,
  'products-list': collection(productSchema),
  'sku-get': skuSchema,
  'subscribed-skus': collection(subscribedSkuSchema),
  'subscribed-skus-by-group': collection(subscribedSkuSchema),
  'subscription-addons': collection(subscriptionSchema),
  'subscription-cancel': subscriptionSchema,
  'subscription-get': subscriptionSchema,
  'subscription-provisioning-status': provisioningStatusSchema,
  'subscription-quantity': subscriptionSchema,
  'subscription-reactivate': subscriptionSchema,
  'subscriptions-by-order': collection(subscriptionSchema),
  'subscriptions-by-partner': collection(subscriptionSchema),
  'subscriptions-list': collection(subscriptionSchema),
  'user-create': userSchema,
  'user-get': userSchema,
  'user-licenses': collection(userLicenseSchema),
  'user-update': userSchema,
  'users-deleted-filter': collection(userSchema),
  'users-list': collection(userSchema),
};

/** Samples that print the body of another resource than their page is about. */
const printedElsewhere: Readonly<Record<string, Reader<unknown>>> = {
  'customer-availabilities-list.1.response.json': skuSchema,
  'customer-products-list.1.response.json': collection(skuSchema),
  'customer-skus-list.1.response.json': productSchema,
};

/** Error bodies among the answers, with the code that they carry. */
const errors: Readonly<Record<string, string | undefined>> = {
  'customer-agreement-create.2.response.json': '600061',
  'partner-mpn-profile.2.response.json': '3000',
  'customer-validation-status.6.response.json': '600074',
  'subscription-quantity.2.response.json': '800090',
  'throttling.1.response.json': undefined,
};

const used = listSamples().filter(({ kind, operation }) => kind === 'response' && operation in answers);
const readable = used.filter(({ file }) => !(file in errors));
const readerFor = ({ file, operation }: Sample) => printedElsewhere[file] ?? answers[operation]!;

function itemCount(body: unknown): number {
  if (Array.isArray(body)) return body.length;
  const items: unknown = (body as { items?: unknown }).items; // the samples of collections are camelCase
  return Array.isArray(items) ? items.length : 1;
}

/** The same body with every property name in another case. */
function respelled(value: unknown, spell: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((one) => respelled(one, spell));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [spell(name), respelled(one, spell)]));
}

const pascal = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
const capitals = (name: string) => name.toUpperCase();

/** A reading without the parts that keep the names as they came. */
function settled(read: unknown): unknown {
  return JSON.parse(
    JSON.stringify(read, (name, value: unknown) =>
      ['raw', 'provisioningContext', 'instructions'].includes(name) ? undefined : value,
    ),
  );
}

if (samplesAreHere) {
  describe('the documented bodies', () => {
    it('are all accounted for', () => {
      // A sample of an operation that is used must not drop out because its name changed.
      expect(used).toHaveLength(70);
      expect(new Set(used.map(({ operation }) => operation))).toEqual(new Set(Object.keys(answers)));
    });

    it.each(readable.map((sample): [string, Sample] => [sample.file, sample]))('%s is read', (file, sample) => {
      const body = sampleBody(file);
      const read = readerFor(sample).parse(body);
      expect(settled(readerFor(sample).parse(respelled(body, pascal)))).toEqual(settled(read));
      expect(settled(readerFor(sample).parse(respelled(body, capitals)))).toEqual(settled(read));
      if (typeof read === 'object' && read !== null && 'nextUri' in read) {
        expect((read as { items?: unknown[] }).items).toHaveLength(itemCount(body));
      }
    });

    it('give a new-commerce subscription its every field', () => {
      const { raw, ...read } = subscriptionSchema.parse(sampleBody('subscription-get.3.response.json'));
      expect(raw).toEqual(sampleBody('subscription-get.3.response.json'));
      expect(read).toEqual({
        id: 'a4c1340d-6911-4758-bba3-0c4c6007d161',
        offerId: 'CFQ7TTC0LH18:0001:CFQ7TTC0K971',
        offerName: 'Microsoft 365 Business Basic',
        friendlyName: 'Microsoft 365 Business Basic',
        productType: { id: 'OnlineServicesNCE', displayName: 'OnlineServicesNCE' },
        quantity: 1,
        unitType: 'Licenses',
        parentSubscriptionId: undefined,
        creationDate: '2021-01-14T16:57:15.096Z',
        effectiveStartDate: '2021-01-14T16:57:14.498Z',
        commitmentEndDate: '2022-01-13T00:00:00.000Z',
        commitmentEndDateTime: undefined,
        cancellationAllowedUntilDate: undefined,
        status: 'expired',
        autoRenewEnabled: false,
        isTrial: false,
        billingType: 'license',
        billingCycle: 'monthly',
        termDuration: 'P1Y',
        renewalTermDuration: '',
        refundableQuantity: undefined,
        suspensionReasons: [],
        partnerId: '',
        publisherName: 'Microsoft Corporation',
        orderId: '34b37d7340cc',
        migratedFromSubscriptionId: undefined,
        scheduledNextTermInstructions: undefined,
        scheduledActions: [],
        offerUri: undefined,
        productUri: '/products/CFQ7TTC0LH18?country=US',
        skuUri: '/products/CFQ7TTC0LH18/skus/0001?country=US',
        availabilityUri: '/products/CFQ7TTC0LH18/skus/0001/availabilities/CFQ7TTC0K971?country=US',
        etag: undefined,
      });
    });

    it('give an old legacy subscription the offer that only its link names, and its dates with blanks inside', () => {
      const [read] = collection(subscriptionSchema).parse(sampleBody('subscriptions-list.1.response.json')).items;
      expect(read).toMatchObject({
        offerId: '0CCA44D6-68E9-4762-94EE-31ECE98783B9',
        commitmentEndDate: '2016-12-12T08:00:00.000Z',
        etag: '<etag>',
      });
    });

    it('give a checkout its orders, some of which have no subscription yet', () => {
      const { orders, orderErrors } = checkoutResultSchema.parse(sampleBody('cart-checkout.1.response.json'));
      expect(orderErrors).toEqual([]);
      expect(
        orders.map(({ id, status, lineItems }) => [id, status, lineItems.map((line) => line.subscriptionId)]),
      ).toEqual([
        ['3c6f2530-1e31-4088-8230-dd1c31a18bce', 'completed', ['EF2E1307-86E6-40E3-A794-872403FBD31C']],
        ['311qiN8iFwkv-XARWMvXRYAwYKMACVqv1', 'pending', [undefined, undefined, undefined]],
        ['HVu_cO8Ea7fNRQP4ia1QTpZap-kg_7P71', 'pending', [undefined]],
      ]);
    });

    it('tie what is bought to the directory SKU whose licenses it brings', () => {
      const sku = skuSchema.parse(sampleBody('sku-get.2.response.json'));
      const offer = offerSchema.parse(sampleBody('offer-get.2.response.json'));
      expect([sku.provisioningId, sku.maximumQuantity]).toEqual(['3b555118-da6a-4418-894f-7df1e2096870', 300]);
      expect(offer.product?.id).toBe('06EBC4EE-1BB5-47DD-8120-11324BC54E06');
    });

    it.each(Object.entries(errors))('%s is read as an error', (file, code) => {
      const error = readServiceError(JSON.stringify(sampleBody(file)));
      expect(error.code).toBe(code);
      expect(error.description).not.toBe('');
    });
  });
} else {
  describe('the documented bodies', () => {
    // eslint-disable-next-line no-restricted-syntax -- the samples lie outside the repository: without them the suite is reported as not run, never as passed
    it.skip('NOT RUN: ../shared/partner-center-samples is not here', () => {
      expect(samplesAreHere).toBe(true);
    });
  });
}
