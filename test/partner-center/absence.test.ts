import type { PartnerCenter } from '../../src/partner-center';
import { cart, conversation, customer, failureOf, order, subscription, user } from './support/client';
import type { Answer } from './support/scripted-service';

const no = (code: number, status = 404): Answer => ({ status, body: { code, description: 'Not found' } });

const finds: readonly [string, (client: PartnerCenter) => Promise<unknown>, number][] = [
  ['subscriptions.get', (client) => client.subscriptions.get(customer, subscription), 20000],
  ['orders.get', (client) => client.orders.get(customer, order), 20000],
  ['carts.get', (client) => client.carts.get(customer, cart), 800008],
  ['users.get', (client) => client.users.get(customer, user), 60002],
  ['users.licenses', (client) => client.users.licenses(customer, user), 60002],
  ['customers.validationStatus', (client) => client.customers.validationStatus(customer), 600074],
  ['catalogue.sku', (client) => client.catalogue.sku('P', '0001', 'GB'), 400018],
  ['catalogue.offer', (client) => client.catalogue.offer('O', 'GB'), 2100],
];

describe.each(finds)('%s', (_, find, code) => {
  it('says that it is not there where the service says so', async () => {
    const { client, service } = await conversation();
    service.answer(no(code));
    await expect(find(client)).resolves.toBeUndefined();
  });

  it.each<[string, Answer]>([
    ['a 404 of a gateway', { status: 404, body: '<html><body>404 Not Found</body></html>' }],
    ['an empty 404', { status: 404 }],
    ['a 404 without a code', { status: 404, body: { statusCode: 404, message: 'Resource not found' } }],
    ['a customer that is not found', no(1000)],
    ['a missing relationship', no(20002)],
    ['a tenant that is not found', no(60003)],
    ['the same code with another status', no(code, 400)],
  ])('is refused, which proves nothing, with %s', async (__, answer) => {
    const { client, service } = await conversation();
    service.answer(answer);
    expect((await failureOf(find(client))).kind).toBe('refused');
  });
});

describe('what must not pass for absence', () => {
  it('is another code where one alone says it', async () => {
    const { client, service } = await conversation();
    service.answer(no(60000), no(600000));
    expect((await failureOf(client.users.licenses(customer, user))).kind).toBe('refused');
    expect((await failureOf(client.customers.validationStatus(customer))).kind).toBe('refused');
  });

  it('is a customer who is not there: that is a refusal with its code', async () => {
    const { client, service } = await conversation();
    service.answer(no(20002, 403));
    expect(await failureOf(client.customers.get(customer))).toMatchObject({ kind: 'refused', code: '20002' });
  });
});
