import { collection } from '../bodies/collection';
import { cartBody, orderBody } from '../bodies/order';
import { Refusal } from '../refusal';
import type { Cart, Customer, Order } from '../state/model';
import { buy, createCart } from '../state/purchase';
import { findCustomer } from '../state/world';
import { ok, type Answer, type Call, type Route } from './route';

const customerOf = (call: Call): Customer => findCustomer(call.world, call.path['customer'] ?? '');

function cartOf(call: Call, customer: Customer): Cart {
  const cart = customer.carts.get((call.path['cart'] ?? '').toLowerCase());
  if (!cart || cart.expires.getTime() <= call.world.now())
    throw new Refusal(404, 800008, 'The cart could not be found.');
  return cart;
}

function checkout(call: Call): Answer {
  const { world } = call;
  const customer = customerOf(call);
  const cart = cartOf(call, customer);
  if (cart.error !== undefined) throw new Refusal(400, 800009, 'The cart has lines with errors.');
  const before = cart.order === undefined ? undefined : customer.orders.get(cart.order);
  if (before !== undefined && world.dialect.checkoutRepeat === 'code-800065') {
    throw new Refusal(400, 800065, 'An already submitted cart cannot be checked out.');
  }
  const order = before ?? buy(world, customer, cart);
  return { status: 201, body: { orders: [orderBody(world, customer, order)] } };
}

function orderOf(call: Call, customer: Customer): Order {
  const id = (call.path['order'] ?? '').toLowerCase();
  const found = [...customer.orders.values()].find((order) => order.id.toLowerCase() === id);
  if (!found) throw new Refusal(404, 20000, 'The order could not be found.');
  return found;
}

function listOrders(call: Call): Answer {
  const customer = customerOf(call);
  const listed = [...customer.orders.values()].filter((order) => order.listedAt <= call.world.now());
  const bodies = listed.map((order) => orderBody(call.world, customer, order));
  return ok(collection(bodies, `/customers/${customer.id}/orders`, call.world.dialect));
}

/** Carts and orders (sections 12 and 13). */
export const purchaseRoutes: readonly Route[] = [
  {
    operation: 'carts.create',
    method: 'POST',
    pattern: 'customers/:customer/carts',
    answer: (call) => {
      const customer = customerOf(call);
      return { status: 201, body: cartBody(call.world, customer, createCart(call.world, customer, call.body)) };
    },
  },
  {
    operation: 'carts.get',
    method: 'GET',
    pattern: 'customers/:customer/carts/:cart',
    answer: (call) => {
      const customer = customerOf(call);
      return ok(cartBody(call.world, customer, cartOf(call, customer)));
    },
  },
  {
    operation: 'carts.checkout',
    method: 'POST',
    pattern: 'customers/:customer/carts/:cart/checkout',
    answer: checkout,
  },
  { operation: 'orders.list', method: 'GET', pattern: 'customers/:customer/orders', answer: listOrders },
  {
    operation: 'orders.get',
    method: 'GET',
    pattern: 'customers/:customer/orders/:order',
    answer: (call) => {
      const customer = customerOf(call);
      return ok(orderBody(call.world, customer, orderOf(call, customer)));
    },
  },
];
