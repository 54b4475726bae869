import { atOnce, Client, useSandbox } from './client';
import { startSandbox } from '../../src/sandbox';

const running = useSandbox({ ...atOnce, customers: 23, expiredTokens: ['old'] });

describe('sign-in and headers', () => {
  it('refuses a call without a token and one with an expired token', async () => {
    expect(await running.client.get('/v1/customers?size=5', { token: undefined })).toMatchObject({
      status: 401,
      body: { code: 800001, source: 'PartnerFD' },
    });
    expect((await running.client.get('/v1/customers?size=5', { token: 'old' })).status).toBe(401);
    expect((await running.client.get('/v1/customers?size=5', { token: 'anything' })).status).toBe(200);
  });

  it('refuses a token from the moment at which it expires', async () => {
    await running.client.tamper({ action: 'expire-token', token: 'soon' });
    expect((await running.client.get('/v1/customers?size=5', { token: 'soon' })).status).toBe(401);
    await running.client.tamper({ action: 'renew-token', token: 'soon' });
    expect((await running.client.get('/v1/customers?size=5', { token: 'soon' })).status).toBe(200);
  });

  it('echoes both ids', async () => {
    const headers = { 'MS-RequestId': 'r-1', 'MS-CorrelationId': 'c-1' };
    const reply = await running.client.get('/v1/profiles/mpn', { headers });
    expect(reply.headers.get('ms-requestid')).toBe('r-1');
    expect(reply.headers.get('ms-correlationid')).toBe('c-1');
  });

  it('answers an unknown route in the documented error shape', async () => {
    expect(await running.client.get('/v1/nothing')).toMatchObject({
      status: 404,
      body: { code: 1000, description: expect.any(String) as string, data: [], source: 'PartnerFD' },
    });
  });

  it('answers a body that is not JSON with 400', async () => {
    const customer = await running.client.firstCustomer();
    const reply = await fetch(`${running.client.url}/v1/customers/${customer.id}/carts`, {
      method: 'POST',
      headers: { 'Authorization': 'Bearer x', 'Content-Type': 'application/json' },
      body: '{"lineItems": [',
    });
    expect(reply.status).toBe(400);
    expect(await reply.json()).toMatchObject({ code: 2000 });
  });
});

describe('paging', () => {
  it('gives every customer once and ends with 400/2000 after the last page', async () => {
    const items = await running.client.allCustomers(5);
    expect(items).toHaveLength(23);
    expect(new Set(items.map(({ id }) => id)).size).toBe(23);
  });

  it('gives the token in the body and in the link', async () => {
    const { body } = await running.client.get('/v1/customers?size=5');
    expect(body.links.next.headers).toEqual([{ key: 'MS-ContinuationToken', value: body.continuationToken }]);
  });

  it('refuses a token of another list', async () => {
    const { body } = await running.client.get('/v1/customers?size=5');
    const filter = encodeURIComponent('{"Field":"CompanyName","Value":"x","Operator":"starts_with"}');
    const reply = await running.client.get(`/v1/customers?size=5&filter=${filter}&seekOperation=Next`, {
      headers: { 'MS-ContinuationToken': body.continuationToken },
    });
    expect(reply).toMatchObject({ status: 400, body: { code: 2000 } });
  });

  it('can end with a page that has no token', async () => {
    const other = await startSandbox({ ...atOnce, customers: 5, pagingEnd: 'no-token' });
    const { body } = await new Client(other.url).get('/v1/customers?size=5');
    await other.stop();
    expect(body.items).toHaveLength(5);
    expect(body.continuationToken).toBeUndefined();
    expect(body.links.next).toBeUndefined();
  });

  it('filters by the beginning of the name, whatever its case', async () => {
    const first = await running.client.firstCustomer();
    const name = first.companyProfile.companyName;
    const filter = JSON.stringify({
      Field: 'CompanyName',
      Value: name.slice(0, 6).toUpperCase(),
      Operator: 'starts_with',
    });
    const { body } = await running.client.get(`/v1/customers?size=50&filter=${encodeURIComponent(filter)}`);
    expect(body.items.map((item) => item.companyProfile.companyName)).toContain(name);
    expect(body.items.length).toBeLessThan(23);
  });

  it('pages users by a token that stands in the link alone', async () => {
    const id = await running.client.addCustomer({ name: 'Many', country: 'US', users: [{ count: 7 }] });
    const first = await running.client.get(`/v1/customers/${id}/users?size=4`);
    expect(first.body.continuationToken).toBeUndefined();
    const [{ value }] = first.body.links.next.headers;
    const second = await running.client.get(`/v1/customers/${id}/users?size=4&seekOperation=Next`, {
      headers: { 'MS-ContinuationToken': value },
    });
    expect(second.body.items).toHaveLength(3);
    expect(second.body.links.next).toBeUndefined();
  });
});

describe('one customer', () => {
  it('has the billing country, and address and domains only with delegated access', async () => {
    const open = await running.client.addCustomer({ name: 'Open', country: 'PL' });
    const closed = await running.client.addCustomer({ name: 'Closed', country: 'SE', delegatedAccess: false });
    const one = (await running.client.get(`/v1/customers/${open}`)).body;
    expect(one.billingProfile.defaultAddress.country).toBe('PL');
    expect(one.customDomains).toEqual(['open.example']);
    const other = (await running.client.get(`/v1/customers/${closed}`)).body;
    expect(other.allowDelegatedAccess).toBe(false);
    expect(other.customDomains).toBeUndefined();
    expect(other.companyProfile.address).toBeUndefined();
    expect(await running.client.get(`/v1/customers/${closed}/users`)).toMatchObject({
      status: 403,
      body: { code: 900308 },
    });
  });

  it('is unknown with 404/20002', async () => {
    const reply = await running.client.get('/v1/customers/00000000-0000-4000-8000-000000000000/subscriptions');
    expect(reply).toMatchObject({ status: 404, body: { code: 20002 } });
  });

  it('is found whatever the case of its id', async () => {
    const first = await running.client.firstCustomer();
    expect((await running.client.get(`/v1/customers/${first.id.toUpperCase()}`)).body.id).toBe(first.id);
  });

  it('says whether the agreement was accepted, by the partner or directly', async () => {
    const partner = await running.client.addCustomer({ name: 'A', country: 'US' });
    const direct = await running.client.addCustomer({ name: 'B', country: 'US', agreement: 'direct' });
    const path = 'agreements?agreementType=MicrosoftCustomerAgreement';
    expect((await running.client.get(`/v1/customers/${partner}/${path}`)).body.items).toHaveLength(1);
    expect((await running.client.get(`/v1/customers/${partner}/agreements`)).body.items).toHaveLength(0);
    expect((await running.client.get(`/v1/customers/${direct}/${path}`)).body.items).toHaveLength(0);
    const status = '/directSignedMicrosoftCustomerAgreementStatus';
    expect((await running.client.get(`/v1/customers/${direct}${status}`)).body).toEqual({ isSigned: true });
  });

  it('takes an agreement once', async () => {
    const id = await running.client.addCustomer({ name: 'C', country: 'US', agreement: 'none' });
    const agreement = {
      primaryContact: { firstName: 'T', lastName: 'C', email: 't@c.example', phoneNumber: '1' },
      templateId: '117a77b0-9360-443b-8795-c6dedc750cf9',
      dateAgreed: '2026-06-14T00:00:00.000Z',
      type: 'MicrosoftCustomerAgreement',
    };
    expect((await running.client.post(`/v1/customers/${id}/agreements`, agreement)).status).toBe(201);
    expect(await running.client.post(`/v1/customers/${id}/agreements`, agreement)).toMatchObject({
      body: { code: 600061, errorName: 'PartnerConfirmedAgreementAlreadyExists' },
    });
  });

  it('has a validation status, or 404/600074', async () => {
    const none = await running.client.addCustomer({ name: 'D', country: 'US', validation: 'none' });
    const review = await running.client.addCustomer({ name: 'E', country: 'US', validation: 'UnderReview' });
    expect(await running.client.get(`/v1/customers/${none}/validationStatus?type=account`)).toMatchObject({
      status: 404,
      body: { code: 600074, errorName: 'AccountStatusNotFound' },
    });
    expect((await running.client.get(`/v1/customers/${review}/validationStatus?type=account`)).body).toMatchObject({
      type: 'account',
      status: 'UnderReview',
    });
  });

  it('answers qualifications as a bare array', async () => {
    const id = await running.client.addCustomer({ name: 'F', country: 'US', education: 'InReview' });
    expect((await running.client.get(`/v1/customers/${id}/qualifications`)).body).toEqual([
      { qualification: 'Education', vettingStatus: 'InReview' },
    ]);
  });
});

describe('the partner', () => {
  it('has its three profiles, and 404/3000 for an unknown MPN id', async () => {
    expect((await running.client.get('/v1/profiles/mpn')).body.mpnId).toBe('4391507');
    expect(await running.client.get('/v1/profiles/mpn?mpnId=9999999')).toMatchObject({
      status: 404,
      body: { code: 3000 },
    });
    expect((await running.client.get('/v1/profiles/organization')).body.tenantId).toMatch(/^[0-9a-f-]{36}$/);
    expect((await running.client.get('/v1/profiles/legalbusiness')).body.companyName).toContain('SANDBOX');
  });
});
