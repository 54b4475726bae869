import {
  availabilitySchema,
  cartSchema,
  customerSchema,
  licenseUpdateResultSchema,
  skuSchema,
  subscribedSkuSchema,
  subscriptionSchema,
  userSchema,
} from '../../../src/partner-center';

const bare = { id: 'S', quantity: 3, status: 'active' };

describe('a resource', () => {
  it('is read without links, attributes and everything else that may be missing', () => {
    expect(subscriptionSchema.parse(bare)).toMatchObject({
      id: 'S',
      quantity: 3,
      status: 'active',
      offerId: '',
      autoRenewEnabled: false,
      etag: undefined,
      scheduledActions: [],
    });
  });

  it('is read with null where something is missing', () => {
    const nulls = { partnerId: null, links: null, attributes: null, refundableQuantity: null, scheduledActions: null };
    expect(subscriptionSchema.parse({ ...bare, ...nulls })).toMatchObject({
      partnerId: '',
      refundableQuantity: undefined,
    });
  });

  it('keeps a word that nobody knows, in small letters', () => {
    const read = subscriptionSchema.parse({ ...bare, status: 'InExtendedServiceTerm', billingCycle: 'Annual' });
    expect([read.status, read.billingCycle]).toEqual(['inextendedserviceterm', 'annual']);
  });

  it('keeps ids as they are written', () => {
    expect(subscriptionSchema.parse({ ...bare, id: '83EF9D05-4169', orderId: 'Ia80ZLx' })).toMatchObject({
      id: '83EF9D05-4169',
      orderId: 'Ia80ZLx',
    });
  });

  it('has its HTML entities decoded where a text is shown, and not in what is sent back', () => {
    const read = subscriptionSchema.parse({ ...bare, friendlyName: 'Baker&#39;s &amp; Co' });
    expect(read.friendlyName).toBe("Baker's & Co");
    expect(read.raw['friendlyName']).toBe('Baker&#39;s &amp; Co');
  });

  it('takes numbers that come as texts, and ids that come as numbers', () => {
    expect(subscriptionSchema.parse({ ...bare, quantity: '25', orderId: 123 })).toMatchObject({
      quantity: 25,
      orderId: '123',
    });
  });

  it('takes the name of the item in a cart from the samples and from the tables', () => {
    const itemsOf = (line: object): readonly string[] =>
      cartSchema
        .parse({ id: 'C', lineItems: [{ id: 0, quantity: 1, ...line }] })
        .lineItems.map(({ catalogItemId }) => catalogItemId);
    expect([itemsOf({ catalogItemId: 'P:1:A' }), itemsOf({ CatalogId: 'P:1:A' })]).toEqual([['P:1:A'], ['P:1:A']]);
  });

  it('takes both spellings of a scheduled action, and keeps its instructions as they came', () => {
    const instructions = { Product: { ProductId: 'P' } };
    const scheduledActions = [
      { scheduledType: 'TermEnd', actionType: 'RenewToNewTerm', instructions },
      { ScheduleType: 'TermEnd', ActionType: 'Cancel', EffectiveDate: '2026-06-01' },
    ];
    expect(subscriptionSchema.parse({ ...bare, scheduledActions }).scheduledActions).toEqual([
      { scheduledType: 'termend', actionType: 'renewtonewterm', effectiveDate: undefined, instructions },
      {
        scheduledType: 'termend',
        actionType: 'cancel',
        effectiveDate: '2026-06-01T00:00:00.000Z',
        instructions: undefined,
      },
    ]);
  });

  it('says what can be given back, and what is going to happen at the next term', () => {
    const read = subscriptionSchema.parse({
      ...bare,
      refundableQuantity: {
        totalQuantity: 2,
        details: [{ quantity: 2, allowedUntilDateTime: '2026-05-10T00:00:00Z' }],
      },
      scheduledNextTermInstructions: {
        product: { productId: 'P', skuId: '0001', billingCycle: 'Monthly' },
        quantity: 4,
      },
    });
    expect(read.refundableQuantity).toEqual({
      totalQuantity: 2,
      details: [{ quantity: 2, allowedUntilDateTime: '2026-05-10T00:00:00.000Z' }],
    });
    expect(read.scheduledNextTermInstructions).toMatchObject({
      product: { productId: 'P', skuId: '0001', billingCycle: 'monthly' },
      quantity: 4,
    });
  });

  it.each<[string, object]>([
    ['its id', { quantity: 3 }],
    ['its quantity', { id: 'S' }],
    ['an end date that can be read', { ...bare, commitmentEndDate: 'next spring' }],
    ['a status that is a word', { ...bare, status: { code: 1 } }],
  ])('is not read without %s', (_, body) => {
    expect(subscriptionSchema.safeParse(body).success).toBe(false);
  });

  it('is read although a date that nothing is decided by cannot be', () => {
    expect(subscriptionSchema.parse({ ...bare, creationDate: 'yesterday' }).creationDate).toBeUndefined();
  });
});

describe('resources with a rule of their own', () => {
  it('take the country of a customer from the billing address, else from the company', () => {
    const company = { companyName: 'C', domain: 'c', address: { country: 'ie' } };
    const billingProfile = { defaultAddress: { country: 'gb' } };
    expect(customerSchema.parse({ id: 'c', companyProfile: company, billingProfile }).country).toBe('GB');
    expect(customerSchema.parse({ id: 'c', companyProfile: company }).country).toBe('IE');
    expect(customerSchema.parse({ id: 'c' }).country).toBeUndefined();
  });

  it('read a SKU whatever stands in its dynamic attributes', () => {
    const dynamicAttributes = { provisioningId: { moved: true }, isAddOn: 'perhaps', upgradeTargetOffers: null };
    expect(skuSchema.parse({ id: '0001', productId: 'P', dynamicAttributes })).toMatchObject({
      provisioningId: undefined,
      isAddOn: false,
      upgradeTargetOffers: [],
    });
  });

  it('know whether attestation is enforced, and take a listed availability for purchasable', () => {
    const attestationProperties = { attestationType: 'x', enforceAttestation: true };
    expect(skuSchema.parse({ id: '0001', productId: 'P', attestationProperties }).enforceAttestation).toBe(true);
    const ids = { id: 'A', productId: 'P', skuId: '0001', catalogItemId: 'P:0001:A' };
    expect(availabilitySchema.parse(ids).isPurchasable).toBe(true);
    expect(availabilitySchema.parse({ ...ids, isPurchasable: false }).isPurchasable).toBe(false);
  });

  it('keep the error of each line of a cart, its code as text', () => {
    const lineItems = [{ id: 0, quantity: 1, error: { errorCode: 10001, errorDescription: 'We&#39;re sorry' } }];
    expect(cartSchema.parse({ id: 'cart', lineItems }).lineItems[0]?.error).toEqual({
      errorCode: '10001',
      errorDescription: "We're sorry",
    });
  });

  it('count suspended and warning units as none where they are left out', () => {
    const units = { availableUnits: 1, activeUnits: 3, consumedUnits: 2, productSku: { id: 'sku' } };
    expect(subscribedSkuSchema.parse(units)).toMatchObject({ suspendedUnits: 0, warningUnits: 0 });
    expect(subscribedSkuSchema.safeParse({ ...units, availableUnits: undefined }).success).toBe(false);
  });

  it('read license warnings, and none', () => {
    expect(licenseUpdateResultSchema.parse({ licenseWarnings: null })).toEqual({ warnings: [] });
    expect(licenseUpdateResultSchema.parse({ LicenseWarnings: [{ Code: 7, Message: 'm' }] })).toEqual({
      warnings: [{ code: '7', message: 'm' }],
    });
  });

  it('read a user without a usage location', () => {
    expect(userSchema.parse({ id: 'u', userPrincipalName: 'u@x', usageLocation: '' }).usageLocation).toBeUndefined();
    expect(userSchema.parse({ id: 'u', userPrincipalName: 'u@x', usageLocation: 'gb' }).usageLocation).toBe('GB');
  });
});
