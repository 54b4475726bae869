import fc from 'fast-check';
import { subscriptionSchema } from '../../src/partner-center';
import { changedResource, ifMatchOf } from '../../src/partner-center/subscriptions';
import { context, conversation, customer, failureOf, subscription } from './support/client';

const legacy = {
  id: subscription,
  offerId: '8909E28E-5832-42F4-9886-B0A5545F3645',
  friendlyName: 'Baker&#39;s E4',
  quantity: 25,
  creationDate: '2015-11-25T06: 41: 12Z',
  commitmentEndDate: '2026-06-01T00:00:00Z',
  status: 'active',
  autoRenewEnabled: false,
  somethingNew: { Kept: [1, null, 'x'] },
  links: { offer: { uri: '/offers/x', method: 'GET', headers: [] } },
  attributes: { etag: 'eyJpZCI6MX0=', objectType: 'Subscription' },
};

const bodyOf = (text: string | undefined) => JSON.parse(text ?? '') as unknown;

describe('a change of a subscription', () => {
  it('sends the whole resource as it came, with one thing changed', async () => {
    const { client, service } = await conversation();
    service.answer({ status: 200, body: { ...legacy, status: 'suspended' } });
    const read = subscriptionSchema.parse(legacy);
    await expect(client.subscriptions.change(customer, read, { status: 'suspended' }, context)).resolves.toEqual({
      accepted: true,
      done: true,
    });
    expect(service.timeline[0]).toBe(`PATCH /v1/customers/${customer}/subscriptions/${subscription}`);
    expect(bodyOf(service.requests[0]?.body)).toEqual({ ...legacy, status: 'suspended' });
    expect(service.requests[0]?.headers['if-match']).toBe('"eyJpZCI6MX0="');
  });

  it.each([
    ['inside the resource', legacy, { ETag: 'W/"older"' }, '"eyJpZCI6MX0="'],
    ['in the header alone', { ...legacy, attributes: {} }, { ETag: 'W/"eyJpZCI6Mn0="' }, '"eyJpZCI6Mn0="'],
    ['nowhere', { ...legacy, attributes: {} }, {}, undefined],
  ])('names the version that was read: its etag stands %s', async (_, body, headers, ifMatch) => {
    const { client, service } = await conversation();
    service.answer({ status: 200, body, headers });
    service.answer({ status: 200, body: {} });
    const read = await client.subscriptions.get(customer, subscription);
    if (read) await client.subscriptions.change(customer, read, { status: 'suspended' }, context);
    expect(service.requests[1]?.headers['if-match']).toBe(ifMatch);
  });

  it('keeps the names of a PascalCase resource', async () => {
    const { client, service } = await conversation();
    service.answer({ status: 200, body: {} });
    const pascal = { Id: subscription, Quantity: 2, Status: 'active', AutoRenewEnabled: true, PartnerId: null };
    await client.subscriptions.change(customer, subscriptionSchema.parse(pascal), { autoRenewEnabled: false }, context);
    expect(bodyOf(service.requests[0]?.body)).toEqual({ ...pascal, AutoRenewEnabled: false });
    expect(service.requests[0]?.headers['if-match']).toBeUndefined();
  });

  it('adds what was scheduled in the words it was given', async () => {
    const { client, service } = await conversation();
    service.answer({ status: 200, body: {} });
    const scheduledActions = [{ scheduledType: 'TermEnd', actionType: 'Cancel' }];
    await client.subscriptions.change(customer, subscriptionSchema.parse(legacy), { scheduledActions }, context);
    expect(bodyOf(service.requests[0]?.body)).toEqual({ ...legacy, scheduledActions });
  });

  it('is not done yet when it is only accepted', async () => {
    const { client, service } = await conversation();
    service.answer({ status: 202, headers: { Location: `/customers/${customer}/subscriptions/${subscription}` } });
    const answer = await client.subscriptions.change(
      customer,
      subscriptionSchema.parse(legacy),
      { quantity: 24 },
      context,
    );
    expect(answer).toEqual({ accepted: true, done: false });
  });

  it('reports a stale etag as it is, for the engine to read again', async () => {
    const { client, service } = await conversation();
    service.answer({ status: 412, body: { code: 2055, description: 'Precondition' } });
    const change = client.subscriptions.change(customer, subscriptionSchema.parse(legacy), { quantity: 1 }, context);
    expect(await failureOf(change)).toMatchObject({ kind: 'refused', status: 412, code: '2055' });
  });

  it.each<['reset' | { status: number; body?: unknown }]>([
    ['reset'],
    [{ status: 500 }],
    [{ status: 200, body: '<html></html>' }],
  ])('is unclear after %o, and not repeated', async (answer) => {
    const { client, service } = await conversation();
    service.answer(answer);
    const change = client.subscriptions.change(customer, subscriptionSchema.parse(legacy), { quantity: 1 }, context);
    expect((await failureOf(change)).kind).toBe('unclear');
    expect(service.requests).toHaveLength(1);
  });

  it('changes nothing but what it says, whatever else the resource holds', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string().filter((name) => !['id', 'quantity', 'status', '__proto__'].includes(name.toLowerCase())),
          fc.jsonValue(),
        ),
        (more) => {
          const whole: unknown = JSON.parse(JSON.stringify({ ...more, id: 'S', quantity: 3, STATUS: 'active' }));
          const read = subscriptionSchema.safeParse(whole);
          // Random values under known names (a date that is none) are refused, and that is not this test's matter.
          fc.pre(read.success);
          expect(changedResource(read.data, { status: 'suspended' })).toEqual({
            ...(whole as object),
            STATUS: 'suspended',
          });
        },
      ),
    );
  });
});

describe('If-Match', () => {
  it.each([
    ['eyJpZCI6MX0=', '"eyJpZCI6MX0="'],
    ['"eyJpZCI6MX0="', '"eyJpZCI6MX0="'],
    ['W/"abc"', '"abc"'],
    ['-4242348048554929329', '"-4242348048554929329"'],
    ['<etag>', '"<etag>"'],
  ])('of %s has its double quotes exactly once', (etag, header) => {
    expect(ifMatchOf(etag)).toBe(header);
  });
});
