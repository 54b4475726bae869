import { collection } from '../../../src/partner-center';
import { resource } from '../../../src/partner-center/wire/resource';
import { requiredToken } from '../../../src/partner-center/wire/scalar';

const things = collection(resource({ id: requiredToken }));
const a = { id: 'a' };

describe('a collection', () => {
  it.each<[string, unknown]>([
    ['items', { totalCount: 1, items: [a], links: {}, attributes: { objectType: 'Collection' } }],
    ['items and nothing else', { items: [a] }],
    ['PascalCase', { TotalCount: 1, Items: [{ Id: 'a' }] }],
    ['a bare array', [a]],
    ['one bare object', a],
    ['a total that counts more than is there', { totalCount: 37, items: [a] }],
  ])('is read from %s', (_, body) => {
    expect(things.parse(body).items).toEqual([a]);
  });

  it.each<[string, unknown]>([
    ['no items', { items: [] }],
    ['null and a total of 0', { totalCount: 0, items: null }],
    ['a total of 0', { totalCount: 0 }],
    ['the word Collection alone', { attributes: { objectType: 'Collection' } }],
    ['an empty array', []],
  ])('is empty with %s', (_, body) => {
    expect(things.parse(body).items).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['nothing that is known', {}],
    ['a total but no items', { totalCount: 3 }],
    ['null', null],
    ['a text', 'Service Unavailable'],
    ['an item without its id', { items: [a, { name: 'b' }] }],
  ])('is not read, rather than taken for empty, with %s', (_, body) => {
    expect(things.safeParse(body).success).toBe(false);
  });

  it('says where the next page is, from the link or the body', () => {
    const link = (value: string) => ({
      next: { uri: '/customers?size=2', method: 'GET', headers: [{ key: 'ms-continuationtoken', value }] },
    });
    expect(things.parse({ items: [], continuationToken: 'x' }).continuationToken).toBe('x');
    expect(things.parse({ items: [], links: link('y') })).toMatchObject({
      continuationToken: 'y',
      nextUri: '/customers?size=2',
    });
    expect(things.parse({ items: [], continuationToken: 'x', links: link('') }).continuationToken).toBe('x');
    expect(things.parse({ items: [], continuationToken: '' }).continuationToken).toBe('');
    expect(things.parse({ items: [], continuationToken: null }).continuationToken).toBeUndefined();
  });
});
