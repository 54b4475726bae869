import { allPages, conversation, customer, failureOf } from './support/client';
import type { Answer } from './support/scripted-service';

const people = (...ids: string[]) => ids.map((id) => ({ id, companyProfile: { companyName: id, domain: id } }));
const page = (ids: string[], more: object = {}, headers: Record<string, string> = {}): Answer => ({
  status: 200,
  headers,
  body: { totalCount: 99, items: people(...ids), attributes: { objectType: 'Collection' }, ...more },
});
const next = (uri: string | undefined, value?: string, key = 'MS-ContinuationToken') => ({
  links: { next: { uri, method: 'GET', headers: value === undefined ? [] : [{ key, value }] } },
});
const last = page(['c']);

async function walk(answers: readonly Answer[]) {
  const { client, service } = await conversation();
  service.answer(...answers);
  const pages = await allPages(client.customers.list());
  return {
    ids: pages.map((items) => items.map(({ id }) => id)),
    calls: service.requests.map(({ url, headers }) => [url, headers['ms-continuationtoken']]),
  };
}

const followed = [
  ['/v1/customers?size=500', undefined],
  ['/v1/customers?size=500&seekOperation=Next', 'token-1'],
];

describe('a list of several pages', () => {
  it.each<[string, Answer]>([
    ['the body', page(['a', 'b'], { continuationToken: 'token-1' })],
    ['the body, in PascalCase', page(['a', 'b'], { ContinuationToken: 'token-1' })],
    ['the next link', page(['a', 'b'], next('/customers?size=500&seekOperation=Next', 'token-1'))],
    ['the next link with the version', page(['a', 'b'], next('/v1/customers?size=500', 'token-1'))],
    ['the next link of another host', page(['a', 'b'], next('https://elsewhere.example/v1/customers', 'token-1'))],
    ['the next link in another case', page(['a', 'b'], next('/customers', 'token-1', 'ms-continuationtoken'))],
    ['the next link without an address', page(['a', 'b'], next(undefined, 'token-1'))],
    ['a header of the answer', page(['a', 'b'], {}, { 'MS-ContinuationToken': 'token-1' })],
    [
      'the next link rather than a stale header',
      page(['a', 'b'], next('/customers', 'token-1'), { 'MS-ContinuationToken': 'x' }),
    ],
  ])('goes on with the token of %s', async (_, first) => {
    expect(await walk([first, last])).toEqual({ ids: [['a', 'b'], ['c']], calls: followed });
  });

  it('goes on with the query of the next link where that says it all', async () => {
    const { ids, calls } = await walk([page(['a'], next('/customers?size=500&skip=a%2Bb')), last]);
    expect(ids).toEqual([['a'], ['c']]);
    expect(calls[1]).toEqual(['/v1/customers?size=500&skip=a%2Bb&seekOperation=Next', undefined]);
  });

  it('takes the size that the next link names, and keeps the filter where it names none', async () => {
    const { client, service } = await conversation();
    service.answer(page(['a'], next('/customers?size=40', 'token-1')), last);
    await allPages(client.customers.list({ field: 'Domain', startsWith: 'x' }));
    const filter = encodeURIComponent('{"Field":"Domain","Value":"x","Operator":"starts_with"}');
    expect(service.requests[1]?.url).toBe(`/v1/customers?size=40&filter=${filter}&seekOperation=Next`);
  });

  it.each<[string, Answer]>([
    ['an empty token in the body', page(['a'], { continuationToken: '' })],
    ['an empty token in the next link', page(['a'], next('/customers?size=500', ''))],
    ['a token of null', page(['a'], { continuationToken: null })],
    ['no links', page(['a'])],
    ['links without a next', page(['a'], { links: { self: { uri: '/customers' } } })],
    ['a bare array', { status: 200, body: people('a') }],
  ])('ends with %s', async (_, only) => {
    expect((await walk([only])).ids).toEqual([['a']]);
  });

  it('ends where a later page answers 400 with code 2000, and keeps what came before', async () => {
    const over: Answer = { status: 400, body: { code: 2000, description: 'No more records' } };
    expect((await walk([page(['a'], { continuationToken: 'token-1' }), over])).ids).toEqual([['a']]);
  });

  it('goes on over an empty page that names a next one', async () => {
    const { ids } = await walk([page(['a'], { continuationToken: '1' }), page([], { continuationToken: '2' }), last]);
    expect(ids).toEqual([['a'], [], ['c']]);
  });

  it('does not take 400 with code 2000 on the first page for an end', async () => {
    const { client, service } = await conversation();
    service.answer({ status: 400, body: { code: 2000, description: 'Bad size' } });
    expect(await failureOf(allPages(client.customers.list()))).toMatchObject({ kind: 'refused', code: '2000' });
  });

  it.each<[string, readonly Answer[]]>([
    ['a token comes again', [page(['a'], { continuationToken: '1' }), page(['b'], { continuationToken: '1' })]],
    [
      'tokens go in a circle',
      [
        page(['a'], { continuationToken: '1' }),
        page(['b'], { continuationToken: '2' }),
        page(['c'], { continuationToken: '1' }),
      ],
    ],
    ['an address comes again', [page(['a'], next('/customers?skip=1')), page(['b'], next('/customers?skip=1'))]],
    ['the next link leads nowhere', [page(['a'], next('/customers?size=500&seekOperation=Next'))]],
    ['a later page is refused', [page(['a'], { continuationToken: '1' }), { status: 400, body: { code: 2001 } }]],
  ])('fails rather than being cut short where %s', async (_, answers) => {
    const { client, service } = await conversation();
    service.answer(...answers);
    const failure = await failureOf(allPages(client.customers.list()));
    expect(failure.kind).toBe(failure.status === 400 ? 'refused' : 'unclear');
  });

  it('hands out each page as it arrives, and asks no further than it is wanted', async () => {
    const { client, service } = await conversation();
    service.answer(page(['a'], { continuationToken: '1' }));
    for await (const items of client.customers.list()) {
      expect(items.map(({ id }) => id)).toEqual(['a']);
      break;
    }
    expect(service.requests).toHaveLength(1);
  });

  it('of users works the same way, and survives trouble on the way', async () => {
    const { client, service } = await conversation();
    const user = (id: string) => ({ id, userPrincipalName: id });
    service.answer({ status: 200, body: { items: [user('u1')], continuationToken: 't' } }, 'reset', {
      status: 200,
      body: { items: [user('u2')] },
    });
    const pages = await allPages(client.users.list(customer));
    expect(pages.flat().map(({ id }) => id)).toEqual(['u1', 'u2']);
    expect(service.timeline).toEqual([
      `GET /v1/customers/${customer}/users?size=500`,
      '200',
      `GET /v1/customers/${customer}/users?size=500&seekOperation=Next`,
      'reset',
      'wait 500',
      `GET /v1/customers/${customer}/users?size=500&seekOperation=Next`,
      '200',
    ]);
  });

  it('is followed even where no paging is documented', async () => {
    const { client, service } = await conversation();
    const one = (id: string) => ({ id, quantity: 1, status: 'active' });
    service.answer(
      { status: 200, body: { items: [one('s1')], continuationToken: 't' } },
      { status: 200, body: { items: [one('s2')] } },
    );
    expect((await client.subscriptions.list(customer)).map(({ id }) => id)).toEqual(['s1', 's2']);
  });
});
