import type { TableSchema } from '../schema/sheet';
import { choiceLists } from './choices';

export type PlanColumnKey =
  | 'label'
  | 'family'
  | 'aliases'
  | 'commerce'
  | 'product'
  | 'catalogueSku'
  | 'directorySku'
  | 'minimum'
  | 'maximum'
  | 'terms'
  | 'segment'
  | 'markets'
  | 'assignable'
  | 'price'
  | 'currency'
  | 'key'
  | 'termCodes'
  | 'kind';

/** The catalogue behind the drop-downs. */
export const plansSheet: TableSchema<PlanColumnKey> = {
  key: 'plans',
  table: 'Plans',
  columns: [
    { key: 'label', kind: 'text', group: 'S', width: 40 },
    { key: 'family', kind: 'choice', group: 'S', width: 28, choices: choiceLists.family },
    { key: 'aliases', kind: 'prose', group: 'S', width: 32 },
    { key: 'commerce', kind: 'choice', group: 'S', width: 16, choices: choiceLists.commerce },
    { key: 'product', kind: 'id', group: 'S', width: 24 },
    { key: 'catalogueSku', kind: 'id', group: 'S', width: 13 },
    { key: 'directorySku', kind: 'id', group: 'S', width: 38 },
    { key: 'minimum', kind: 'whole', group: 'S', width: 12 },
    { key: 'maximum', kind: 'whole', group: 'S', width: 12 },
    { key: 'terms', kind: 'prose', group: 'S', width: 32 },
    { key: 'segment', kind: 'choice', group: 'S', width: 13, choices: choiceLists.segment },
    { key: 'markets', kind: 'text', group: 'S', width: 20 },
    { key: 'assignable', kind: 'choice', group: 'S', width: 16, choices: choiceLists.yesNo },
    { key: 'price', kind: 'money', group: 'S', width: 18 },
    { key: 'currency', kind: 'id', group: 'S', width: 12 },
    { key: 'key', kind: 'id', group: 'K', width: 28, hidden: true },
    { key: 'termCodes', kind: 'id', group: 'K', width: 28, hidden: true },
    { key: 'kind', kind: 'id', group: 'K', width: 10, hidden: true },
  ],
  keyColumns: ['key'],
  frozenColumns: 1,
  conditions: [],
};
