import { guidOf } from '../ids';
import { Refusal } from '../refusal';
import { ok, type Answer, type Call, type Route } from './route';
import type { BodyObject } from '../json';

function readable(call: Call, body: BodyObject): Answer {
  if (!call.world.dialect.profiles) throw new Refusal(403, 2032, 'Access is denied.');
  return ok(body);
}

/** Which partner this is (section 19). */
export const profileRoutes: readonly Route[] = [
  {
    operation: 'profile.organization',
    method: 'GET',
    pattern: 'profiles/organization',
    answer: (call) =>
      readable(call, {
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
    answer: (call) =>
      readable(call, { mpnId: '4391507', profileType: 'MpnProfile', attributes: { objectType: 'MpnProfile' } }),
  },
];
