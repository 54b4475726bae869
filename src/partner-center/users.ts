import type { CustomerId, UserId } from '../base';
import type { Exchange, Exchanged } from './exchange';
import type { PartnerCenter } from './partner-center';
import { findOne, getAll, getPages } from './reading';
import {
  collection,
  licenseUpdateResultSchema,
  subscribedSkuSchema,
  userLicenseSchema,
  userSchema,
  type LicenseUpdate,
  type LicenseUpdateJson,
} from './wire';

const pageSize = 500;

/** A license update as the service documents it; null, not an empty list, says "none". */
function licenseUpdateBody({ licensesToAssign, licensesToRemove }: LicenseUpdate): LicenseUpdateJson {
  return {
    licensesToAssign:
      licensesToAssign.length === 0
        ? null
        : licensesToAssign.map(({ skuId, excludedPlans }) => ({
            skuId,
            excludedPlans: excludedPlans.length === 0 ? null : excludedPlans,
          })),
    licensesToRemove: licensesToRemove.length === 0 ? null : licensesToRemove,
    attributes: { objectType: 'LicenseUpdate' },
  };
}

/** Throws where the answer is no success; the body of one is not needed. */
function expectSuccess(answer: Exchanged): void {
  if (answer.judgement.outcome === 'failure') throw answer.fail(answer.judgement.kind, answer.judgement.error);
}

/**
 * Users of a customer and their licenses. Licenses and units are asked for without a group, which means `group1`, what
 * the directory manages; an answer that holds others is read all the same (partner-center-api.md section 14).
 */
export function createUsers(exchange: Exchange): PartnerCenter['users'] {
  const one = (customer: CustomerId, user: UserId, ...rest: string[]): readonly string[] => [
    'customers',
    customer,
    'users',
    user,
    ...rest,
  ];
  return {
    list: (customer, context) =>
      getPages(
        exchange,
        { operation: 'users.list', path: ['customers', customer, 'users'], query: { size: pageSize } },
        userSchema,
        context,
      ),
    get: (customer, user, context) =>
      findOne(exchange, { operation: 'users.get', path: one(customer, user) }, userSchema, context),
    async licenses(customer, user, context) {
      const page = await findOne(
        exchange,
        { operation: 'users.licenses', path: one(customer, user, 'licenses') },
        collection(userLicenseSchema),
        context,
        (status, code) => status === 404 && code === '60002',
      );
      return page?.items;
    },
    async updateLicenses(customer, user, update, context) {
      const answer = await exchange.write(
        {
          operation: 'users.updateLicenses',
          method: 'POST',
          path: one(customer, user, 'licenseupdates'),
          body: licenseUpdateBody(update),
        },
        context,
      );
      // The status alone says that it was accepted; the body only adds warnings.
      return answer.judgement.outcome === 'empty' ? { warnings: [] } : answer.read(licenseUpdateResultSchema);
    },
    async setLocation(customer, user, country, context) {
      const answer = await exchange.write(
        {
          operation: 'users.setLocation',
          method: 'PATCH',
          path: one(customer, user),
          body: { usageLocation: country, attributes: { objectType: 'CustomerUser' } },
        },
        context,
      );
      expectSuccess(answer);
    },
    subscribedSkus: (customer, context) =>
      getAll(
        exchange,
        { operation: 'users.subscribedSkus', path: ['customers', customer, 'subscribedskus'] },
        subscribedSkuSchema,
        context,
      ),
  };
}
