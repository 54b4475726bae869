import type { Exchange } from './exchange';
import type { PartnerCenter } from './partner-center';
import { findOne } from './reading';
import { cartSchema, checkoutResultSchema } from './wire';

/** Carts of a customer: the way a purchase is made. */
export function createCarts(exchange: Exchange): PartnerCenter['carts'] {
  return {
    async create(customer, cart, context) {
      const spec = {
        operation: 'carts.create',
        method: 'POST',
        path: ['customers', customer, 'carts'],
        body: cart,
      } as const;
      return (await exchange.write(spec, context)).read(cartSchema);
    },
    get: (customer, cart, context) =>
      findOne(exchange, { operation: 'carts.get', path: ['customers', customer, 'carts', cart] }, cartSchema, context),
    async checkout(customer, cart, context) {
      const spec = {
        operation: 'carts.checkout',
        method: 'POST',
        path: ['customers', customer, 'carts', cart, 'checkout'],
      } as const;
      return (await exchange.write(spec, context)).read(checkoutResultSchema);
    },
  };
}
