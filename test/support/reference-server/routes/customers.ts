import { collection } from '../bodies/collection';
import { listedCustomer, wholeCustomer } from '../bodies/customer';
import { noDate } from '../dates';
import { guidOf, sameText } from '../ids';
import { Refusal } from '../refusal';
import { findCustomer } from '../state/world';
import { page } from './paging';
import { ok, type Answer, type Call, type Route } from './route';

const customer = (call: Call) => findCustomer(call.world, call.path['customer'] ?? '');

function listCustomers(call: Call): Answer {
  if (!call.query.has('size')) throw new Refusal(400, 2002, 'size is required.');
  const filter = call.query.get('filter');
  const wanted = filter === null ? undefined : (JSON.parse(filter) as { Field?: string; Value?: string }); // a test's own
  const all = [...call.world.customers.values()].filter(({ fixture }) => {
    const text = wanted?.Field === 'Domain' ? fixture.domain : fixture.name;
    return text.toLowerCase().startsWith((wanted?.Value ?? '').toLowerCase());
  });
  return page(call, all.map(listedCustomer), '/customers');
}

function wantSignedIn(call: Call): void {
  if (call.world.dialect.agreements === 'answered') return;
  throw new Refusal(403, 900329, 'This operation wants a signed-in user.');
}

/** Agreements of the wanted kind, or of the other kind where the customer signed the wanted one directly (section 7). */
function agreements(call: Call): Answer {
  wantSignedIn(call);
  const { fixture } = customer(call);
  const asked = call.query.get('agreementType') ?? 'MicrosoftCloudAgreement';
  const direct = fixture.agreement === 'direct';
  const type =
    direct || !sameText(asked, 'MicrosoftCustomerAgreement') ? 'MicrosoftCloudAgreement' : 'MicrosoftCustomerAgreement';
  const body = {
    primaryContact: { firstName: 'Ada', lastName: 'Byron', email: `ada@${fixture.domain}`, phoneNumber: '0123456789' },
    templateId: guidOf('template', type),
    dateAgreed: new Date('2021-08-26T00:00:00Z'),
    type,
    agreementLink: 'https://agreements.example',
  };
  return ok(collection([body], `/customers/${call.path['customer'] ?? ''}/agreements`, call.world.dialect));
}

function validation(call: Call): Answer {
  wantSignedIn(call);
  const { fixture } = customer(call);
  if (fixture.validation === 'none') throw new Refusal(404, 600074, 'No validation status was found.');
  return ok({ type: 'account', status: fixture.validation, lastUpdateDateTime: noDate });
}

/** Customers, and what must be true of one before a purchase (sections 6 and 7). */
export const customerRoutes: readonly Route[] = [
  { operation: 'customers.list', method: 'GET', pattern: 'customers', answer: listCustomers },
  {
    operation: 'customers.get',
    method: 'GET',
    pattern: 'customers/:customer',
    answer: (call) => ok(wholeCustomer(customer(call), call.world.dialect.companyAddress)),
  },
  { operation: 'customers.agreements', method: 'GET', pattern: 'customers/:customer/agreements', answer: agreements },
  {
    operation: 'customers.direct-signed',
    method: 'GET',
    pattern: 'customers/:customer/directsignedmicrosoftcustomeragreementstatus',
    answer: (call) => ok({ isSigned: customer(call).fixture.agreement === 'direct' }),
  },
  {
    operation: 'customers.qualifications',
    method: 'GET',
    pattern: 'customers/:customer/qualifications',
    answer: (call) => (customer(call), ok([])),
  },
  {
    operation: 'customers.validation',
    method: 'GET',
    pattern: 'customers/:customer/validationstatus',
    answer: validation,
  },
];
