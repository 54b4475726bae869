import { differences } from '../../../src/engine/change/differences';

const before = {
  status: 'active',
  quantity: 5,
  productType: { id: 'OnlineServicesNCE', displayName: 'OnlineServicesNCE' },
  scheduledActions: null,
  attributes: { etag: 'a' },
};

test('what the change was about, and what the service keeps itself, is no difference', () => {
  const after = { ...before, status: 'suspended', attributes: { etag: 'b' } };
  expect(differences(before, after, ['status'])).toEqual([]);
});

test('a field that was reset or that a colleague changed is named as the service spells it', () => {
  const { productType: _gone, ...rest } = before;
  expect(differences(before, { ...rest, quantity: 6 }, ['status'])).toEqual(['productType', 'quantity']);
});

test('the order of names in a value, and a value that is missing instead of null, are no difference', () => {
  const { scheduledActions: _missing, ...rest } = before;
  const after = { ...rest, productType: { displayName: 'OnlineServicesNCE', id: 'OnlineServicesNCE' } };
  expect(differences(before, after, [])).toEqual([]);
});
