import * as z from 'zod/mini';
import { readBody } from '../body';
import { countryOf } from '../catalogue/countries';
import type {
  AddressJson,
  AgreementJson,
  BillingProfileJson,
  CompanyCustomerJson,
  CompanyProfileJson,
  CustomerJson,
} from '../../partner-center/wire';
import { readFilter, type Filter } from '../filter';
import { ok, type Answer, type Call, type Operation } from '../operation';
import { endOfList, makeToken, pageOf } from '../paging';
import { badRequest, Refusal } from '../refusal';
import { agreementTemplateId } from '../seed/build';
import { guid, hash } from '../seed/random';
import type { Customer } from '../state/customer';
import type { ListedCustomer } from '../state/directory';
import type { Agreement } from '../state/model';
import { secondInstant } from '../wire/instant';
import { collection, link } from '../wire/link';

function matches(customer: ListedCustomer, { field, value }: Filter): boolean {
  switch (field) {
    case 'companyname':
      return customer.name.toLowerCase().startsWith(value);
    case 'domain':
      return customer.domain.toLowerCase().startsWith(value);
    case 'indirectreseller':
    case 'indirectcloudsolutionprovider':
      return customer.resellerMpn?.startsWith(value) ?? false;
    default:
      throw badRequest(`Customers cannot be filtered by ${field}.`, 2000);
  }
}

function listed(customer: ListedCustomer): CompanyCustomerJson {
  return {
    id: customer.id,
    companyProfile: {
      tenantId: customer.id,
      domain: customer.domain,
      companyName: customer.name,
      attributes: { objectType: 'CustomerCompanyProfile' },
    },
    relationshipToPartner: 'reseller',
    links: { self: link(`/customers/${customer.id}`) },
    attributes: { objectType: 'Customer' },
  };
}

function list(call: Call): Answer {
  const filter = readFilter(call.query.get('filter'));
  if (filter && filter.operator !== 'starts_with') throw badRequest('The only operator is starts_with.', 2000);
  const name = `customers ${filter ? `${filter.field} ${filter.value}` : ''}`;
  const { offset, size } = pageOf(call, name);
  const { customers, options } = call.world;
  if (offset > 0 && offset >= customers.count) throw endOfList();
  const found: CompanyCustomerJson[] = [];
  let place = offset;
  for (; place < customers.count && found.length < size; place += 1) {
    const customer = customers.listed(place);
    if (customer && (!filter || matches(customer, filter))) found.push(listed(customer));
  }
  const isLast = place >= customers.count;
  const self = `/customers?size=${String(size)}`;
  if (isLast && options.pagingEnd === 'no-token') return ok(collection(found, self));
  const token = makeToken({ list: name, offset: place });
  const next = link(`${self}&seekOperation=Next`, [{ key: 'MS-ContinuationToken', value: token }]);
  return ok(collection(found, self, { continuationToken: token, links: { next } }));
}

function addressOf(customer: Customer): AddressJson {
  const country = countryOf(customer.facts.country);
  return {
    country: country.code,
    region: '',
    city: country.city,
    state: '',
    addressLine1: '1 Made-up Street',
    postalCode: country.postalCode,
    firstName: 'Office',
    lastName: 'Manager',
    phoneNumber: '0000000000',
  };
}

function companyProfile(customer: Customer): CompanyProfileJson {
  const { facts } = customer;
  return {
    tenantId: customer.id,
    domain: facts.domain,
    companyName: facts.name,
    // Without delegated access the address and the e-mail are left out (partner-center-api.md 6).
    ...(facts.delegatedAccess ? { address: addressOf(customer), email: `office@${facts.domain}` } : {}),
    links: { self: link(`/customers/${customer.id}/profiles/company`) },
    attributes: { objectType: 'CustomerCompanyProfile' },
  };
}

function billingProfile(customer: Customer): BillingProfileJson {
  const { facts } = customer;
  const country = countryOf(facts.country);
  return {
    id: guid(customer.id, 'billing'),
    firstName: 'Office',
    lastName: 'Manager',
    email: `billing@${facts.domain}`,
    culture: country.culture,
    language: country.culture.slice(0, 2),
    companyName: facts.name,
    defaultAddress: addressOf(customer),
    links: { self: link(`/customers/${customer.id}/profiles/billing`) },
    attributes: { etag: String(hash(customer.id, 'billing')), objectType: 'CustomerBillingProfile' },
  };
}

function whole(customer: Customer): CustomerJson {
  const { facts } = customer;
  return {
    id: customer.id,
    commerceId: guid(customer.id, 'commerce'),
    companyProfile: companyProfile(customer),
    billingProfile: billingProfile(customer),
    relationshipToPartner: 'reseller',
    allowDelegatedAccess: facts.delegatedAccess,
    ...(facts.delegatedAccess ? { customDomains: [facts.domain] } : {}),
    ...(facts.resellerMpn ? { associatedPartnerId: facts.resellerMpn } : {}),
    links: { self: link(`/customers/${customer.id}`) },
    attributes: { objectType: 'Customer' },
  };
}

function agreementBody(agreement: Agreement): AgreementJson {
  return {
    primaryContact: {
      firstName: agreement.firstName,
      lastName: agreement.lastName,
      email: agreement.email,
      phoneNumber: agreement.phoneNumber,
    },
    templateId: agreement.templateId,
    dateAgreed: secondInstant(agreement.agreed).slice(0, -1),
    type: agreement.type,
    agreementLink: 'https://aka.ms/customeragreement',
  };
}

/** Without the parameter the service speaks of the older cloud agreement (partner-center-api.md 7). */
const defaultAgreementType = 'MicrosoftCloudAgreement';
const agreementType = 'MicrosoftCustomerAgreement';

function agreements(call: Call): Answer {
  const type = (call.query.get('agreementtype') ?? defaultAgreementType).toLowerCase();
  const { facts } = call.customer();
  const found = facts.agreements.filter((agreement) => type === '*' || agreement.type.toLowerCase() === type);
  return ok({ totalCount: found.length, items: found.map(agreementBody) });
}

const agreementSchema = z.object({
  primaryContact: z.object({
    firstName: z.string(),
    lastName: z.string(),
    email: z.string(),
    phoneNumber: z.optional(z.string()),
  }),
  templateId: z.string(),
  dateAgreed: z.string(),
  type: z.string(),
});

function acceptAgreement(call: Call): Answer {
  const customer = call.customer();
  const { primaryContact: contact, ...body } = readBody(agreementSchema, call.body);
  const agreed = Date.parse(body.dateAgreed);
  if (Number.isNaN(agreed) || body.type !== agreementType) throw badRequest('The agreement is not valid.', 2000);
  if (customer.facts.agreements.some(({ email, type }) => email === contact.email && type === body.type)) {
    throw new Refusal(
      409,
      600061,
      'A partner confirmed agreement already exists for the customer.',
      ['PartnerConfirmedAgreementAlreadyExists'],
      'validation-service',
    );
  }
  const agreement: Agreement = {
    type: body.type,
    firstName: contact.firstName,
    lastName: contact.lastName,
    email: contact.email,
    phoneNumber: contact.phoneNumber ?? '',
    agreed,
    templateId: body.templateId,
  };
  const value = { ...customer.facts, agreements: [...customer.facts.agreements, agreement] };
  call.change.put({ type: 'facts', customer: customer.id, value });
  return { status: 201, body: { userId: guid(call.world.options.seed, 'partner-user'), ...agreementBody(agreement) } };
}

function validationStatus(call: Call): Answer {
  const { id, facts } = call.customer();
  if ((call.query.get('type') ?? '').toLowerCase() !== 'account') throw badRequest('type has to be account.', 2000);
  if (facts.validation === undefined) {
    const text = `Account Status for the customer, ${id} was not found.`;
    throw new Refusal(404, 600074, text, ['AccountStatusNotFound'], 'validation-service');
  }
  return ok({ type: 'account', status: facts.validation, lastUpdateDateTime: '2021-07-14T18:02:00' });
}

function qualifications(call: Call): Answer {
  const { education } = call.customer().facts;
  return ok(education ? [{ qualification: 'Education', vettingStatus: education }] : []);
}

export const customerOperations: readonly Operation[] = [
  { name: 'customers.list', method: 'GET', path: '/v1/customers', handle: list },
  {
    name: 'customers.get',
    method: 'GET',
    path: '/v1/customers/:customer',
    handle: (call) => ok(whole(call.customer())),
  },
  {
    name: 'customers.companyProfile',
    method: 'GET',
    path: '/v1/customers/:customer/profiles/company',
    handle: (call) => ok(companyProfile(call.customer())),
  },
  {
    name: 'customers.billingProfile',
    method: 'GET',
    path: '/v1/customers/:customer/profiles/billing',
    handle: (call) => ok(billingProfile(call.customer())),
  },
  { name: 'customers.agreements', method: 'GET', path: '/v1/customers/:customer/agreements', handle: agreements },
  {
    name: 'customers.acceptAgreement',
    method: 'POST',
    path: '/v1/customers/:customer/agreements',
    handle: acceptAgreement,
  },
  {
    name: 'customers.directSigned',
    method: 'GET',
    path: '/v1/customers/:customer/directSignedMicrosoftCustomerAgreementStatus',
    handle: (call) => ok({ isSigned: call.customer().facts.directSigned }),
  },
  {
    name: 'customers.qualifications',
    method: 'GET',
    path: '/v1/customers/:customer/qualifications',
    handle: qualifications,
  },
  {
    name: 'customers.validationStatus',
    method: 'GET',
    path: '/v1/customers/:customer/validationStatus',
    handle: validationStatus,
  },
  {
    name: 'agreements.metadata',
    method: 'GET',
    path: '/v1/agreements',
    handle: () =>
      ok(
        collection(
          [
            {
              templateId: agreementTemplateId,
              agreementType,
              agreementLink: 'https://aka.ms/customeragreement',
              versionRank: 0,
            },
          ],
          '/agreements',
        ),
      ),
  },
];
