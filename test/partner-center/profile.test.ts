import { fixedToken } from '../../src/partner-center';
import { conversation, failureOf } from './support/client';

const tenant = 'a2898e3a-06ca-454e-a0d0-c73b0ee36bba';
const claims = (value: object) => `e30.${Buffer.from(JSON.stringify(value)).toString('base64url')}.c2ln`;
const organization = {
  status: 200,
  body: { tenantId: tenant, companyName: 'Fourth Coffee', domain: 'x.example', defaultAddress: { country: 'us' } },
};
const denied = { status: 403, body: { code: 900329, description: 'App only' } };

describe('the profile of the partner', () => {
  it('says who is connected', async () => {
    const { client, service } = await conversation();
    service.answer(organization, { status: 200, body: { mpnId: 4391507 } });
    await expect(client.profile.get()).resolves.toMatchObject({
      tenantId: tenant,
      companyName: 'Fourth Coffee',
      domain: 'x.example',
      country: 'US',
      mpnId: '4391507',
    });
    expect(service.timeline).toEqual(['GET /v1/profiles/organization', '200', 'GET /v1/profiles/mpn', '200']);
  });

  it('takes the tenant from the token where the profile may not be read', async () => {
    const { client, service } = await conversation({ tokens: fixedToken(claims({ tid: tenant })) });
    service.answer(denied, denied);
    await expect(client.profile.get()).resolves.toMatchObject({ tenantId: tenant, companyName: '', mpnId: undefined });
  });

  it.each(['opaque', 'a.b.c', claims({ tid: 'not a guid' }), claims({})])(
    'leaves the tenant open where neither says it (%s)',
    async (token) => {
      const { client, service } = await conversation({ tokens: fixedToken(token) });
      service.answer(denied, { status: 404, body: { code: 3000, description: 'No' } });
      await expect(client.profile.get()).resolves.toMatchObject({ tenantId: undefined });
    },
  );

  it('is not made up when the service has trouble', async () => {
    const { client, service } = await conversation();
    service.answer({ status: 500 }, { status: 500 }, { status: 500 }, { status: 500 });
    expect((await failureOf(client.profile.get())).kind).toBe('unclear');
  });
});
