import { collection } from '../bodies/collection';
import { licenseBody, subscribedSkuBody, userBody } from '../bodies/directory';
import { products } from '../catalogue';
import { Refusal } from '../refusal';
import { updateLicenses } from '../state/license-update';
import type { Customer, User } from '../state/model';
import { findCustomer, unitsOf } from '../state/world';
import { page } from './paging';
import { ok, type Answer, type Call, type Route } from './route';

const customerOf = (call: Call): Customer => findCustomer(call.world, call.path['customer'] ?? '');

function userOf(call: Call, customer: Customer): User {
  const user = customer.users.get((call.path['user'] ?? '').toLowerCase());
  if (!user) throw new Refusal(404, 60002, 'The user could not be found.');
  return user;
}

function listUsers(call: Call): Answer {
  const customer = customerOf(call);
  const bodies = [...customer.users.values()].map((user) =>
    userBody(customer, user, call.world.dialect.listedLocations),
  );
  return page(call, bodies, `/customers/${customer.id}/users`);
}

function getUser(call: Call): Answer {
  const customer = customerOf(call);
  return ok(userBody(customer, userOf(call, customer), true));
}

function setLocation(call: Call): Answer {
  const customer = customerOf(call);
  const user = userOf(call, customer);
  const location = call.body.text('usageLocation');
  if (location === undefined || !/^[a-z]{2}$/i.test(location)) throw new Refusal(400, 60000, 'No such country.');
  const changed = { ...user, location: location.toUpperCase() };
  customer.users.set(user.id, changed);
  call.world.ledger.wrote({ at: call.world.now(), customer: customer.id, what: 'location', of: user.id });
  return ok(userBody(customer, changed, true));
}

function licenses(call: Call): Answer {
  const user = userOf(call, customerOf(call));
  const bodies = products.flatMap((product) => {
    const off = user.licenses.get(product.directorySku);
    return off === undefined ? [] : [licenseBody(product, off)];
  });
  return ok(collection(bodies, '/licenses', call.world.dialect));
}

function subscribedSkus(call: Call): Answer {
  const customer = customerOf(call);
  const held = products.map((product) => ({ product, units: unitsOf(call.world, customer, product) }));
  const bodies = held
    .filter(({ units }) => units.active + units.suspended + units.consumed > 0)
    .map(({ product, units }) => subscribedSkuBody(product, units));
  return ok(collection(bodies, '/subscribedskus', call.world.dialect));
}

function update(call: Call): Answer {
  const customer = customerOf(call);
  const { torn, warnings } = updateLicenses(call.world, customer, userOf(call, customer), call.body, call.tears);
  return {
    status: 201,
    body: {
      licensesToAssign: [],
      licensesToRemove: null,
      licenseWarnings: warnings.map(({ code, message }) => ({ code, message, servicePlans: [] })),
      attributes: { objectType: 'LicenseUpdate' },
    },
    breaks: torn,
  };
}

const one = 'customers/:customer/users/:user';

/** Users and their licenses (section 14). */
export const userRoutes: readonly Route[] = [
  { operation: 'users.list', method: 'GET', pattern: 'customers/:customer/users', answer: listUsers },
  { operation: 'users.get', method: 'GET', pattern: one, answer: getUser },
  { operation: 'users.location', method: 'PATCH', pattern: one, answer: setLocation },
  { operation: 'users.licenses', method: 'GET', pattern: `${one}/licenses`, answer: licenses },
  { operation: 'users.license-update', method: 'POST', pattern: `${one}/licenseupdates`, answer: update },
  { operation: 'subscribedskus', method: 'GET', pattern: 'customers/:customer/subscribedskus', answer: subscribedSkus },
];
