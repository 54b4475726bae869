import type * as z from 'zod/mini';
import type { CustomerId } from '../../base';
import type { AttributesJson, LinksJson } from './link';
import { list, optional, resource, shaped } from './resource';
import { flag, id, optionalToken, text, token, word } from './scalar';

export interface AddressJson {
  readonly country?: string;
  readonly region?: string;
  readonly city?: string;
  readonly state?: string;
  readonly addressLine1?: string;
  readonly addressLine2?: string;
  readonly postalCode?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly phoneNumber?: string;
}

export interface CompanyProfileJson {
  readonly tenantId: string;
  readonly domain: string;
  readonly companyName: string;
  readonly address?: AddressJson;
  readonly email?: string;
  readonly links?: LinksJson;
  readonly attributes?: AttributesJson;
}

export interface BillingProfileJson {
  readonly id?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly email?: string;
  readonly culture?: string;
  readonly language?: string;
  readonly companyName?: string;
  readonly defaultAddress?: AddressJson;
  readonly links?: LinksJson;
  readonly attributes?: AttributesJson;
}

/** An item of the list of customers as the service prints it. */
export interface CompanyCustomerJson {
  readonly id: string;
  readonly companyProfile: CompanyProfileJson;
  readonly relationshipToPartner?: string;
  readonly links?: LinksJson;
  readonly attributes?: AttributesJson;
}

/** A customer read by its id, as the service prints it. */
export interface CustomerJson extends CompanyCustomerJson {
  readonly commerceId?: string;
  readonly billingProfile?: BillingProfileJson;
  readonly allowDelegatedAccess?: boolean;
  readonly customDomains?: readonly string[];
  readonly associatedPartnerId?: string;
}

const address = resource({ country: optionalToken });

const company = {
  id: id<CustomerId>(),
  companyProfile: optional(
    resource({ domain: token, companyName: text, address: optional(address), email: optionalToken }),
  ),
  relationshipToPartner: word,
};

/** What the list of customers holds of each. */
export const companyCustomerSchema = shaped(resource(company), ({ companyProfile, ...fields }) => ({
  id: fields.id,
  companyName: companyProfile?.companyName ?? '',
  domain: companyProfile?.domain ?? '',
  /** `none`, `reseller`, `advisor`, `syndication`, `microsoft_support`. */
  relationshipToPartner: fields.relationshipToPartner,
}));
export type CompanyCustomer = z.output<typeof companyCustomerSchema>;

const whole = resource({
  ...company,
  billingProfile: optional(
    resource({
      companyName: text,
      culture: optionalToken,
      language: optionalToken,
      defaultAddress: optional(address),
    }),
  ),
  allowDelegatedAccess: flag,
  customDomains: list(token),
  associatedPartnerId: optionalToken,
});

/** One customer, read by its id. */
export const customerSchema = shaped(whole, ({ companyProfile, billingProfile, ...fields }) => ({
  id: fields.id,
  companyName: companyProfile?.companyName ?? billingProfile?.companyName ?? '',
  domain: companyProfile?.domain ?? '',
  relationshipToPartner: fields.relationshipToPartner,
  /**
   * Country of the catalogue, two letters upper case: the billing address says it, the company's is the fallback
   * (partner-center-api.md section 6).
   */
  country: (billingProfile?.defaultAddress?.country ?? companyProfile?.address?.country)?.toUpperCase(),
  culture: billingProfile?.culture,
  language: billingProfile?.language,
  allowDelegatedAccess: fields.allowDelegatedAccess,
  customDomains: fields.customDomains,
  associatedPartnerId: fields.associatedPartnerId,
}));
export type Customer = z.output<typeof customerSchema>;
