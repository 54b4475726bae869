import type { CustomerId } from '../base';
import type { Exchange, ReadSpec } from './exchange';
import type { CustomerFilter, PartnerCenter } from './partner-center';
import { findOne, getAll, getOne, getPages } from './reading';
import {
  agreementSchema,
  companyCustomerSchema,
  customerSchema,
  directSignedSchema,
  qualificationSchema,
  validationStatusSchema,
} from './wire';

/** Documented page sizes are 40 and 500; no maximum is (partner-center-api.md 5.5). */
const pageSize = 500;

function filterJson({ field, startsWith }: CustomerFilter): string {
  return JSON.stringify({ Field: field, Value: startsWith, Operator: 'starts_with' });
}

/** Customers of the partner, and what must be true of one before a purchase. */
export function createCustomers(exchange: Exchange): PartnerCenter['customers'] {
  const of = (operation: string, customer: CustomerId, ...rest: string[]): ReadSpec => ({
    operation: `customers.${operation}`,
    path: ['customers', customer, ...rest],
  });
  return {
    list: (filter, context) =>
      getPages(
        exchange,
        {
          operation: 'customers.list',
          path: ['customers'],
          query: { size: pageSize, filter: filter && filterJson(filter) },
        },
        companyCustomerSchema,
        context,
      ),
    get: (customer, context) => getOne(exchange, of('get', customer), customerSchema, context),
    agreements: (customer, context) =>
      getAll(
        exchange,
        // Without the parameter the old Cloud agreement comes back (partner-center-api.md section 7).
        { ...of('agreements', customer, 'agreements'), query: { agreementType: 'MicrosoftCustomerAgreement' } },
        agreementSchema,
        context,
      ),
    async directSigned(customer, context) {
      const spec = of('directSigned', customer, 'directSignedMicrosoftCustomerAgreementStatus');
      return (await getOne(exchange, spec, directSignedSchema, context)).isSigned;
    },
    qualifications: (customer, context) =>
      getAll(exchange, of('qualifications', customer, 'qualifications'), qualificationSchema, context),
    validationStatus: (customer, context) =>
      findOne(
        exchange,
        { ...of('validationStatus', customer, 'validationStatus'), query: { type: 'account' } },
        validationStatusSchema,
        context,
        (status, code) => status === 404 && code === '600074',
      ),
  };
}
