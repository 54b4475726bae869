import { createAuditRecords } from './audit-records';
import { createCarts } from './carts';
import { createCatalogue } from './catalogue';
import { createCustomers } from './customers';
import { createExchange } from './exchange';
import { resolveOptions, type PartnerCenterOptions } from './options';
import { createOrders } from './orders';
import type { PartnerCenter } from './partner-center';
import { createProfile } from './profile';
import { createSubscriptions } from './subscriptions';
import { createUsers } from './users';

/** A client of the Partner Center REST API. */
export function createPartnerCenter(options: PartnerCenterOptions): PartnerCenter {
  const resolved = resolveOptions(options);
  const exchange = createExchange(resolved);
  return {
    profile: createProfile(exchange, resolved.tokens),
    customers: createCustomers(exchange),
    subscriptions: createSubscriptions(exchange),
    catalogue: createCatalogue(exchange),
    carts: createCarts(exchange),
    orders: createOrders(exchange),
    users: createUsers(exchange),
    auditRecords: createAuditRecords(exchange),
  };
}
