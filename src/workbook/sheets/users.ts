import type { TableSchema } from '../schema/sheet';
import { choiceLists, listRange } from './choices';

export type UserColumn =
  | 'customer'
  | 'user'
  | 'userName'
  | 'from'
  | 'to'
  | 'location'
  | 'exclude'
  | 'targetPlan'
  | 'setLocation'
  | 'kept'
  | 'lost'
  | 'new'
  | 'licensesAfter'
  | 'proof'
  | 'result'
  | 'updated'
  | 'customerId'
  | 'subscriptionId'
  | 'userId';

/** One row a user on an expiring subscription, filled at Check. */
export const usersSheet: TableSchema<UserColumn> = {
  key: 'users',
  table: 'MigrationUsers',
  columns: [
    { key: 'customer', kind: 'text', group: 'S', width: 28 },
    { key: 'user', kind: 'text', group: 'S', width: 24 },
    { key: 'userName', kind: 'text', group: 'S', width: 30 },
    { key: 'from', kind: 'text', group: 'S', width: 26 },
    { key: 'to', kind: 'text', group: 'C', width: 26 },
    { key: 'location', kind: 'id', group: 'S', width: 18 },
    {
      key: 'exclude',
      kind: 'choice',
      group: 'P',
      width: 10,
      choices: choiceLists.yesNo,
      validation: { kind: 'list', source: listRange('yesNo'), strict: true, refusal: 'wrong.choice' },
    },
    {
      key: 'targetPlan',
      kind: 'plan',
      group: 'P',
      width: 30,
      validation: { kind: 'list', source: listRange('plan'), strict: false, refusal: 'wrong.plan' },
    },
    { key: 'setLocation', kind: 'id', group: 'P', width: 13, validation: { kind: 'country' } },
    { key: 'kept', kind: 'prose', group: 'C', width: 30 },
    { key: 'lost', kind: 'prose', group: 'C', width: 30 },
    { key: 'new', kind: 'prose', group: 'C', width: 30 },
    { key: 'licensesAfter', kind: 'prose', group: 'R', width: 30 },
    { key: 'proof', kind: 'choice', group: 'R', width: 18, choices: choiceLists.userProof },
    { key: 'result', kind: 'choice', group: 'R', width: 18, choices: choiceLists.userResult },
    { key: 'updated', kind: 'instant', group: 'R', width: 17 },
    { key: 'customerId', kind: 'id', group: 'K', width: 38, hidden: true },
    { key: 'subscriptionId', kind: 'id', group: 'K', width: 38, hidden: true },
    { key: 'userId', kind: 'id', group: 'K', width: 38, hidden: true },
  ],
  keyColumns: ['customerId', 'subscriptionId', 'userId'],
  frozenColumns: 3,
  conditions: [],
};
