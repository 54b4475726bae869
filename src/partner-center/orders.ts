import type { Exchange } from './exchange';
import type { PartnerCenter } from './partner-center';
import { findOne, getAll } from './reading';
import { orderProvisioningStatusSchema, orderSchema } from './wire';

/** Orders of a customer. A list lags by up to 15 minutes (partner-center-api.md section 13). */
export function createOrders(exchange: Exchange): PartnerCenter['orders'] {
  return {
    list: (customer, context) =>
      getAll(exchange, { operation: 'orders.list', path: ['customers', customer, 'orders'] }, orderSchema, context),
    get: (customer, order, context) =>
      findOne(
        exchange,
        { operation: 'orders.get', path: ['customers', customer, 'orders', order] },
        orderSchema,
        context,
      ),
    async create(customer, order, context) {
      const spec = {
        operation: 'orders.create',
        method: 'POST',
        path: ['customers', customer, 'orders'],
        body: order,
      } as const;
      return (await exchange.write(spec, context)).read(orderSchema);
    },
    provisioningStatus: (customer, order, context) =>
      getAll(
        exchange,
        {
          operation: 'orders.provisioningStatus',
          path: ['customers', customer, 'orders', order, 'provisioningstatus'],
        },
        orderProvisioningStatusSchema,
        context,
      ),
  };
}
