import type { TenantId } from '../../base';
import type { AddressJson } from './customer';
import { optional, resource, shaped } from './resource';
import { optionalId, optionalToken, text, token } from './scalar';

export interface OrganizationProfileJson {
  readonly id?: string;
  readonly companyName: string;
  readonly defaultAddress?: AddressJson;
  readonly tenantId: string;
  readonly domain?: string;
  readonly email?: string;
  readonly language?: string;
  readonly culture?: string;
  readonly profileType?: string;
}

export interface MpnProfileJson {
  readonly mpnId: string;
  readonly partnerName?: string;
  readonly profileType?: string;
}

/** Which partner is connected. */
export interface PartnerProfile {
  /** The service has such profiles and did not let this one be read. */
  readonly denied: boolean;
  /** Directory id; undefined where neither the profile nor the token says it. */
  readonly tenantId: TenantId | undefined;
  readonly companyName: string;
  readonly domain: string;
  /** Two letters, upper case. */
  readonly country: string | undefined;
  readonly culture: string | undefined;
  readonly language: string | undefined;
  readonly mpnId: string | undefined;
}

const organization = resource({
  tenantId: optionalId<TenantId>(),
  companyName: text,
  domain: token,
  culture: optionalToken,
  language: optionalToken,
  defaultAddress: optional(resource({ country: optionalToken })),
});

/** The partner's organisation profile. */
export const organizationProfileSchema = shaped(organization, ({ defaultAddress, ...fields }) => ({
  ...fields,
  country: defaultAddress?.country?.toUpperCase(),
}));

/** The partner's MPN profile. */
export const mpnProfileSchema = resource({ mpnId: optionalToken, partnerName: text });
