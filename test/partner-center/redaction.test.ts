import { inspect } from 'node:util';
import { CallFailure, redact } from '../../src/partner-center';
import { cart, context, conversation, customer, token } from './support/client';

const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJ0aWQiOiJ4In0.c2lnbmF0dXJl';

describe('redaction', () => {
  it.each([
    [`Bearer ${jwt}`, 'Bearer [redacted]'],
    [`token ${jwt} expired`, 'token [redacted] expired'],
    ['grant_type=refresh_token&client_secret=s3cr3t&x=1', 'grant_type=refresh_token&client_secret=[redacted]&x=1'],
    ['{"refresh_token": "0.AAA-bbb", "a": 1}', '{"refresh_token": "[redacted]", "a": 1}'],
    ['{"password":"a\\"b"}', '{"password":"[redacted]"}'],
    ['Authorization: Basic dXNlcjpwYXNz', 'Authorization: [redacted]'],
    [`the token ${token} was refused`, 'the token [redacted] was refused'],
    ['etag eyJpZCI6ImEzNTZhYzhjIn0 is stale', 'etag eyJpZCI6ImEzNTZhYzhjIn0 is stale'],
    ['Subscription quantity cannot be decreased.', 'Subscription quantity cannot be decreased.'],
  ])('makes %s into %s', (text, clean) => {
    expect(redact(text, token)).toBe(clean);
  });

  it('does not take a short token for a word', () => {
    expect(redact('xylophone tax', 'x')).toBe('xylophone tax');
  });
});

describe('a failure', () => {
  it('never shows the token, however it is printed', async () => {
    const { client, service } = await conversation();
    const told = { code: 401, description: `Token ${token} with client_secret=hunter2hunter2 and ${jwt}` };
    service.answer('reset', { status: 400, body: told }, { status: 401, body: told }, { status: 502, body: token });
    for (let call = 0; call < 4; call += 1) {
      const error: unknown = await client.carts.checkout(customer, cart, context).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(CallFailure);
      const printed = `${inspect(error, { depth: 20, showHidden: true })} ${JSON.stringify(error)} ${String(error)}`;
      for (const secret of [token, 'hunter2', jwt, 'Bearer']) expect(printed).not.toContain(secret);
    }
  });
});
