import { ok, type Call, type Operation } from '../operation';
import { Refusal } from '../refusal';
import { guid } from '../seed/random';
import { link } from '../wire/link';

const companyName = 'Paper Lantern Cloud Resale (SANDBOX)';
const mpnId = '4391507';

const address = {
  country: 'US',
  city: 'Faketown',
  state: 'WA',
  addressLine1: '1 Made-up Street',
  addressLine2: '',
  postalCode: '00000',
  firstName: 'Ida',
  lastName: 'Lanternby',
  phoneNumber: '0000000000',
};

/** Directory id of the partner itself. */
export function partnerTenantId(seed: number): string {
  return guid(seed, 'partner');
}

function mpn(call: Call): Record<string, unknown> {
  const wanted = call.query.get('mpnid') ?? mpnId;
  if (wanted !== mpnId && wanted !== '4847383') {
    throw new Refusal(404, 3000, `Partner Organization with partner_id ${wanted} could not be found`);
  }
  return {
    mpnId: wanted,
    partnerName: wanted === mpnId ? companyName : 'Tin-Plate Sparrow Reselling',
    profileType: 'MpnProfile',
    links: { self: link('/profiles/mpn') },
    attributes: { objectType: 'MpnProfile' },
  };
}

function organization(call: Call): Record<string, unknown> {
  const { seed } = call.world.options;
  return {
    id: guid(seed, 'organization'),
    companyName,
    defaultAddress: address,
    tenantId: partnerTenantId(seed),
    domain: 'paperlantern.example',
    email: 'partner@paperlantern.example',
    language: 'en',
    culture: 'en-US',
    profileType: 'OrganizationProfile',
    links: { self: link('/profiles/organization') },
    attributes: { etag: guid(seed, 'organization-etag'), objectType: 'OrganizationProfile' },
  };
}

function legalBusiness(): Record<string, unknown> {
  const contact = {
    firstName: 'Ida',
    lastName: 'Lanternby',
    email: 'ida@paperlantern.example',
    phoneNumber: '0000000000',
  };
  return {
    companyName,
    address,
    primaryContact: contact,
    companyApproverAddress: address,
    companyApproverEmail: contact.email,
    vettingStatus: 'authorized',
    vettingSubStatus: 'none',
    profileType: 'LegalBusinessProfile',
    links: { self: link('/profiles/legalbusiness') },
    attributes: { objectType: 'LegalBusinessProfile' },
  };
}

export const partnerOperations: readonly Operation[] = [
  { name: 'profiles.mpn', method: 'GET', path: '/v1/profiles/mpn', handle: (call) => ok(mpn(call)) },
  {
    name: 'profiles.organization',
    method: 'GET',
    path: '/v1/profiles/organization',
    handle: (call) => ok(organization(call)),
  },
  {
    name: 'profiles.legalBusiness',
    method: 'GET',
    path: '/v1/profiles/legalbusiness',
    handle: () => ok(legalBusiness()),
  },
];
