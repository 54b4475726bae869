import type { BodyObject } from '../json';
import { guidOf } from '../ids';
import type { Customer } from '../state/model';
import { link } from './collection';

/** A customer as the list shows it (section 6). */
export function listedCustomer({ id, fixture }: Customer): BodyObject {
  return {
    id,
    companyProfile: {
      tenantId: id,
      domain: fixture.domain,
      companyName: fixture.name,
      links: { self: link(`/customers/${id}/profiles/company`) },
      attributes: { objectType: 'CustomerCompanyProfile' },
    },
    relationshipToPartner: fixture.relationship ?? 'reseller',
    links: { self: link(`/customers/${id}`) },
    attributes: { objectType: 'Customer' },
  };
}

/** A customer by id; the country of the catalogue stands in the billing profile. */
export function wholeCustomer(customer: Customer, companyAddress: boolean): BodyObject {
  const { id, fixture } = customer;
  const address = { country: fixture.country, city: 'Somewhere', addressLine1: '1 Street', postalCode: '00000' };
  return {
    ...listedCustomer(customer),
    commerceId: guidOf('commerce', fixture.key),
    companyProfile: {
      tenantId: id,
      domain: fixture.domain,
      companyName: fixture.name,
      ...(companyAddress ? { address, email: `info@${fixture.domain}` } : {}),
      attributes: { objectType: 'CustomerCompanyProfile' },
    },
    billingProfile: {
      id: guidOf('billing', fixture.key),
      firstName: 'Ada',
      lastName: 'Byron',
      email: `billing@${fixture.domain}`,
      culture: 'en-US',
      language: 'en',
      companyName: fixture.name,
      defaultAddress: { ...address, firstName: 'Ada', lastName: 'Byron', phoneNumber: '0123456789' },
      attributes: { etag: '-4242348048554929329', objectType: 'CustomerBillingProfile' },
    },
    ...(companyAddress ? { allowDelegatedAccess: true, customDomains: [fixture.domain] } : {}),
  };
}
