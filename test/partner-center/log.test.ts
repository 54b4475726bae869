import pino from 'pino';
import type { CallRecord } from '../../src/partner-center';
import { cart, context, conversation, customer, requestId, token } from './support/client';

describe('the log of calls', () => {
  it('is told of every try, and never of a token, a query or a body', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'debug', base: null, timestamp: false }, { write: (line: string) => lines.push(line) });
    const { client, service } = await conversation({ log });
    service.answer({ status: 201, body: { orders: [] } }, 'reset', { status: 200, body: { items: [] } });
    await client.carts.checkout(customer, cart, context);
    for await (const page of client.customers.list({ field: 'CompanyName', startsWith: 'Contoso' })) {
      expect(page).toEqual([]);
    }
    const seen = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(seen.map(({ level, operation, status, attempt, msg }) => [level, operation, status, attempt, msg])).toEqual([
      [20, 'carts.checkout', 201, 1, 'call answered'],
      [40, 'customers.list', undefined, 1, 'call without an answer'],
      [20, 'customers.list', 200, 2, 'call answered'],
    ]);
    expect(seen[0]).toMatchObject({ requestId, path: `/v1/customers/${customer}/carts/${cart}/checkout` });
    expect(lines.join('')).not.toContain(token);
    expect(lines.join('')).not.toContain('Contoso');
  });

  it('hands the same to an observer', async () => {
    const records: CallRecord[] = [];
    const { client, service } = await conversation({ onCall: (record) => records.push(record) });
    service.answer({ status: 500 }, { status: 200, body: { items: [] } });
    await client.subscriptions.list(customer);
    expect(records).toEqual([
      { operation: 'subscriptions.list', method: 'GET', status: 500, milliseconds: 0, attempt: 1 },
      { operation: 'subscriptions.list', method: 'GET', status: 200, milliseconds: 0, attempt: 2 },
    ]);
  });
});
