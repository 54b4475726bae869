import { guidOf } from '../ids';
import { ok, type Route } from './route';

/** Which partner this is (section 19). */
export const profileRoutes: readonly Route[] = [
  {
    operation: 'profile.organization',
    method: 'GET',
    pattern: 'profiles/organization',
    answer: () =>
      ok({
        id: guidOf('organization'),
        companyName: 'Lucerne Resellers',
        defaultAddress: { country: 'US', city: 'Buffalo', addressLine1: '123 Main Street', postalCode: '98052' },
        tenantId: guidOf('partner-tenant'),
        domain: 'lucerne.example',
        language: 'en',
        culture: 'en-US',
        profileType: 'OrganizationProfile',
        attributes: { objectType: 'OrganizationProfile' },
      }),
  },
  {
    operation: 'profile.mpn',
    method: 'GET',
    pattern: 'profiles/mpn',
    answer: () => ok({ mpnId: '4391507', profileType: 'MpnProfile', attributes: { objectType: 'MpnProfile' } }),
  },
];
