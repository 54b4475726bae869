import { directorySkuOf, readCustomer, readHeldLicense, readLicensedUser, readSkuUnits } from '../../src/migration';
import { guid, oldSku, sku } from './samples';

const legacyOffer = '796b6b5f-613c-4e24-a17c-eba730d49c02';

describe('a customer', () => {
  const facts = { id: guid(2), companyName: 'Contoso', domain: 'contoso.example', country: 'us' };

  test('is read with its catalogue country in upper case', () => {
    expect(readCustomer(facts)).toEqual({
      id: guid(2),
      name: 'Contoso',
      domain: 'contoso.example',
      country: 'US',
      segment: undefined,
      qualifications: [],
    });
  });

  test('without a country of two letters has none', () => {
    expect(readCustomer({ ...facts, country: 'USA' }).country).toBeUndefined();
    expect(readCustomer({ id: guid(2) }).country).toBeUndefined();
  });

  test('is of the segment of its approved qualification only', () => {
    const education = (vettingStatus: string) => [{ qualification: 'Education', vettingStatus }];
    expect(readCustomer(facts, education('approved'))).toMatchObject({
      segment: 'education',
      qualifications: ['Education'],
    });
    expect(readCustomer(facts, education('inreview'))).toMatchObject({ segment: 'commercial', qualifications: [] });
    expect(readCustomer(facts, []).segment).toBe('commercial');
  });
});

describe('users, licenses and units', () => {
  test('a plan is on unless the service says a word that is none of those that mean on', () => {
    const plans = ['assigned', 'pendinginput', 'Success', '', undefined, 'disabled', 'suspended', 'deleted'];
    const license = readHeldLicense({
      productSku: { id: oldSku, skuPartNumber: 'KAIZALA' },
      servicePlans: plans.map((capabilityStatus, index) => ({
        id: guid(index),
        serviceName: `P${String(index)}`,
        capabilityStatus,
      })),
    });
    expect(license.servicePlans.map((plan) => plan.enabled)).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  test('a user that is switched off is still a user, without a location where none is set', () => {
    const read = readLicensedUser(
      { id: guid(5), firstName: 'Ann', lastName: 'Lee', usageLocation: '', state: 'inactive' },
      [],
    );
    expect(read).toMatchObject({ active: false, usageLocation: undefined, displayName: 'Ann Lee', licenses: [] });
  });

  test('units are those of the directory; plans of the tenant cannot be switched off for a user', () => {
    const units = readSkuUnits({
      productSku: { id: oldSku, name: 'Kaizala Pro', skuPartNumber: 'KAIZALA' },
      activeUnits: 10,
      availableUnits: 3,
      consumedUnits: 7,
      servicePlans: [
        { id: guid(1), serviceName: 'EXCHANGE_S_FOUNDATION', targetType: 'tenant' },
        { id: guid(2), serviceName: 'KAIZALA_STANDALONE', targetType: 'user' },
      ],
    });
    expect(units).toMatchObject({ active: 10, available: 3, consumed: 7, suspended: 0, warning: 0 });
    expect(units.servicePlans.map((plan) => plan.userAssignable)).toEqual([false, true]);
  });
});

describe('the directory SKU of a subscription', () => {
  const units = (number: number, name: string, plans: readonly string[] = []) =>
    readSkuUnits({
      productSku: { id: sku(number), name, skuPartNumber: `PART${String(number)}` },
      servicePlans: plans.map((serviceName, index) => ({
        id: guid(number * 10 + index),
        serviceName,
        targetType: 'user',
      })),
    });
  const kaizala = { productName: 'Kaizala Pro', offerId: legacyOffer };

  test('is what was provisioned, else what the catalogue says', () => {
    const offer = { id: legacyOffer, product: { id: sku(2) } };
    const catalogueSku = { id: '0001', provisioningId: sku(3) };
    expect(directorySkuOf(kaizala, { provisioning: { skuId: sku(1) }, offer, catalogueSku })).toBe(sku(1));
    expect(directorySkuOf(kaizala, { provisioning: {}, offer, catalogueSku })).toBe(sku(2));
    expect(directorySkuOf(kaizala, { catalogueSku })).toBe(sku(3));
  });

  test('is the one SKU of the directory with its name', () => {
    const subscribed = [units(1, 'Office 365 E3'), units(2, 'kaizala  pro')];
    expect(directorySkuOf(kaizala, { subscribed })).toBe(sku(2));
  });

  test('is none where two SKUs have the name: nothing is guessed', () => {
    expect(directorySkuOf(kaizala, { subscribed: [units(1, 'Kaizala Pro'), units(2, 'Kaizala Pro')] })).toBeUndefined();
  });

  test('is the SKU that holds nothing but Kaizala for users, not one that has Kaizala beside other plans', () => {
    const suite = units(1, 'Office 365 E5', ['EXCHANGE_S_ENTERPRISE', 'KAIZALA_STANDALONE']);
    const alone = units(2, 'Microsoft Kaizala', ['KAIZALA_STANDALONE']);
    expect(directorySkuOf(kaizala, { subscribed: [suite, alone] })).toBe(sku(2));
    expect(directorySkuOf(kaizala, { subscribed: [suite] })).toBeUndefined();
    expect(directorySkuOf({ productName: 'Visio', offerId: '' }, { subscribed: [alone] })).toBeUndefined();
  });

  test('is not an empty id', () => {
    expect(directorySkuOf(kaizala, { provisioning: { skuId: '' } })).toBeUndefined();
    expect(directorySkuOf(kaizala, { offer: { id: legacyOffer, product: { id: ' ' } } })).toBeUndefined();
    expect(directorySkuOf(kaizala, {})).toBeUndefined();
  });
});
