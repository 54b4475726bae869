import * as z from 'zod/mini';
import { optional, readBody } from '../body';
import { isCountryCode } from '../catalogue/countries';
import { readFilter } from '../filter';
import { ok, type Answer, type Call, type Operation } from '../operation';
import { endOfList, makeToken, pageOf } from '../paging';
import { badRequest, Refusal } from '../refusal';
import type { Customer } from '../state/customer';
import { licensesAfter, moveLicenses, type LicenseWish } from '../state/licensing';
import type { User } from '../state/model';
import { skusOf, unitsOf } from '../state/units';
import { collection, link } from '../wire/link';
import { licenseBody, licenseGroup, subscribedSkuBody, userBody } from '../wire/license';

function list(call: Call): Answer {
  const customer = call.managedCustomer();
  const filter = readFilter(call.query.get('filter'));
  const isAboutState = filter?.field === 'userstate' && filter.operator === 'equals';
  if (filter && !isAboutState)
    throw badRequest(`Users cannot be filtered by ${filter.field} ${filter.operator}.`, 2000);
  // "Inactive" asks for the deleted ones, which are left out otherwise (partner-center-api.md 14).
  const wantsDeleted = filter?.value === 'inactive';
  const name = `users ${customer.id} ${wantsDeleted ? 'deleted' : ''}`;
  const { offset, size } = pageOf(call, name);
  const all = [...customer.users.values()].filter((user) => (user.deletedAt !== undefined) === wantsDeleted);
  if (offset > 0 && offset >= all.length) throw endOfList();
  const items = all.slice(offset, offset + size).map((user) => userBody(customer.id, user));
  const self = `/customers/${customer.id}/users?size=${String(size)}`;
  if (offset + size >= all.length) return ok(collection(items, self));
  const token = makeToken({ list: name, offset: offset + size });
  // Users give their token in the link alone: the other documented way beside that of customers.
  const next = link(`${self}&seekOperation=Next`, [{ key: 'MS-ContinuationToken', value: token }]);
  return ok(collection(items, self, { links: { next } }));
}

function userOf(call: Call, customer: Customer): User {
  const user = customer.user(call.param('user'));
  if (!user) throw new Refusal(404, 60002, `The user ${call.param('user')} was not found.`);
  return user;
}

function one(call: Call): Answer {
  const customer = call.managedCustomer();
  return ok(userBody(customer.id, userOf(call, customer)));
}

const userSchema = z.object({
  usageLocation: optional(z.string()),
  firstName: optional(z.string()),
  lastName: optional(z.string()),
  displayName: optional(z.string()),
});

function update(call: Call): Answer {
  const customer = call.managedCustomer();
  const user = userOf(call, customer);
  const body = readBody(userSchema, call.body);
  if (body.usageLocation && !isCountryCode(body.usageLocation)) {
    throw badRequest(`${body.usageLocation} is not a usage location.`, 2000);
  }
  const value: User = {
    ...user,
    usageLocation: body.usageLocation ? body.usageLocation.toUpperCase() : user.usageLocation,
    firstName: body.firstName ?? user.firstName,
    lastName: body.lastName ?? user.lastName,
    displayName: body.displayName ?? user.displayName,
  };
  call.change.put({ type: 'user', customer: customer.id, value });
  return ok(userBody(customer.id, value));
}

/** Whether group1, the only group with products here, is asked for; it is the default. */
function wantsGroup(call: Call): boolean {
  const groups = call.query.get('licensegroupids')?.toLowerCase();
  return groups === undefined || groups.split(',').includes(licenseGroup);
}

function licenses(call: Call): Answer {
  const customer = call.managedCustomer();
  const user = userOf(call, customer);
  const held = wantsGroup(call) ? Object.entries(user.licenses) : [];
  const items = held.flatMap(([sku, license]) => licenseBody(sku, license) ?? []);
  return ok(collection(items, `/customers/${customer.id}/users/${user.id}/licenses`));
}

function subscribedSkus(call: Call): Answer {
  const customer = call.managedCustomer();
  const skus = wantsGroup(call) ? [...skusOf(customer)] : [];
  const items = skus.flatMap((sku) => subscribedSkuBody(sku, unitsOf(customer, sku, call.now)) ?? []);
  return ok(collection(items, `/customers/${customer.id}/subscribedskus`));
}

const updateSchema = z.object({
  licensesToAssign: optional(z.array(z.object({ skuId: z.string(), excludedPlans: optional(z.array(z.string())) }))),
  licensesToRemove: optional(z.array(z.string())),
});

type UpdateBody = z.output<typeof updateSchema>;

function wishOf(body: UpdateBody): LicenseWish {
  return {
    assign: (body.licensesToAssign ?? []).map(({ skuId, excludedPlans }) => ({
      sku: skuId.toLowerCase(),
      off: (excludedPlans ?? []).map((plan) => plan.toLowerCase()),
    })),
    remove: (body.licensesToRemove ?? []).map((sku) => sku.toLowerCase()),
  };
}

function updateLicenses(call: Call): Answer {
  const customer = call.managedCustomer();
  const user = userOf(call, customer);
  const body = readBody(updateSchema, call.body);
  const wish = wishOf(body);
  if (wish.assign.length === 0 && wish.remove.length === 0)
    throw badRequest('There is nothing to assign or remove.', 2000);
  const { options } = call.world;
  const after = licensesAfter(customer, user, wish, options, call.now);
  const half = call.fault?.kind;
  if (half === 'half-assign' || half === 'half-remove') {
    const part: LicenseWish = half === 'half-assign' ? { ...wish, remove: [] } : { ...wish, assign: [] };
    const rules = { ...options, exclusivePlans: false };
    moveLicenses(call.change, customer, licensesAfter(customer, user, part, rules, call.now), 'fault');
    throw new Refusal(500, 800003, 'The simulator was told to stop half-way.');
  }
  moveLicenses(call.change, customer, after);
  const assigned = body.licensesToAssign ?? null;
  return {
    status: 201,
    body: {
      licensesToAssign: assigned,
      licensesToRemove: body.licensesToRemove ?? null,
      licenseWarnings: [],
      attributes: { objectType: 'LicenseUpdate' },
    },
  };
}

const base = '/v1/customers/:customer/users';

export const userOperations: readonly Operation[] = [
  { name: 'users.list', method: 'GET', path: base, handle: list },
  { name: 'users.get', method: 'GET', path: `${base}/:user`, handle: one },
  { name: 'users.update', method: 'PATCH', path: `${base}/:user`, handle: update },
  { name: 'users.licenses', method: 'GET', path: `${base}/:user/licenses`, handle: licenses },
  { name: 'users.updateLicenses', method: 'POST', path: `${base}/:user/licenseupdates`, handle: updateLicenses },
  {
    name: 'users.subscribedSkus',
    method: 'GET',
    path: '/v1/customers/:customer/subscribedskus',
    handle: subscribedSkus,
  },
];
