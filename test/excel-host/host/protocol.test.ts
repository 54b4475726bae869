import { readRequestBody } from '../../../src/excel-host/host/protocol';
import { refusalOf } from '../../support/office/refusal';

const action = { Id: 1, ActionType: 5, Name: 'Trace', ObjectPathId: 0 };
const path = { Id: 1, ObjectPathType: 1, Name: '' };

describe('the body of a request', () => {
  it('is read with its object paths by their ids', () => {
    const body = readRequestBody({ Actions: [action], ObjectPaths: { 1: path } });
    expect(body.Actions).toEqual([action]);
    expect(body.ObjectPaths.get(1)).toEqual(path);
    expect(body.AutoKeepReference).toBe(false);
  });

  it.each([
    ['no object', 'Actions'],
    ['no actions', { ObjectPaths: {} }],
    ['an action without an object', { Actions: [{ ...action, ObjectPathId: undefined }], ObjectPaths: {} }],
    ['an action of which the query is none', { Actions: [{ ...action, QueryInfo: { Select: 'a' } }], ObjectPaths: {} }],
    ['no object paths', { Actions: [action] }],
    ['an object path without a kind', { Actions: [], ObjectPaths: { 1: { Id: 1, Name: '' } } }],
    ['arguments that are no list', { Actions: [{ ...action, ArgumentInfo: { Arguments: 1 } }], ObjectPaths: {} }],
  ])('is refused with %s', (_, body) => {
    expect(refusalOf(() => readRequestBody(body)).code).toBe('InvalidRequest');
  });
});
