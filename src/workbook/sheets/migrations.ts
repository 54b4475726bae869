import { checkedPlanColumns } from '../../migration';
import type { PlanColumn } from '../content';
import type { ColumnSchema } from '../schema/column';
import { tones, type Condition } from '../schema/condition';
import type { TableSchema } from '../schema/sheet';
import { choiceLists, listRange } from './choices';
import { suggestionFormula } from './echo';
import { stateFormula } from './states';

/** Columns of Migrations; the names are design.md's, section 2. */
export type MigrationColumn =
  | 'customer'
  | 'product'
  | 'state'
  | 'next'
  | 'message'
  | 'endDate'
  | 'daysLeft'
  | 'atTermEnd'
  | 'licenses'
  | 'assigned'
  | 'country'
  | 'segment'
  | PlanColumn
  | 'check'
  | 'findings'
  | 'cost'
  | 'costChange'
  | 'overlap'
  | 'currency'
  | 'purchase'
  | 'reassign'
  | 'retired'
  | 'boughtPlan'
  | 'boughtLicenses'
  | 'newSubscription'
  | 'order'
  | 'undoUntil'
  | 'deprovisioned'
  | 'runBy'
  | 'updated'
  | 'domain'
  | 'subscription'
  | 'commerce'
  | 'sourceStatus'
  | 'autoRenew'
  | 'term'
  | 'billing'
  | 'reseller'
  | 'customerId'
  | 'subscriptionId'
  | 'stateCode'
  | 'digest'
  | 'checkedPlan'
  | 'runId';

const choice = (key: keyof typeof choiceLists): Pick<ColumnSchema, 'validation'> => ({
  validation: { kind: 'list', source: listRange(key), strict: true, refusal: 'wrong.choice' },
});

/** Only what the row's commerce allows: the first label of the list of commerce kinds is the legacy one. */
const retireSource = `IF({commerce}=INDEX(${listRange('commerce')},1),${listRange('retire-legacy')},${listRange('retire-new-commerce')})`;

const market = '{country}&"|"&{segment}';
const markets = listRange('market');
/** The block of the row's market in the list of plans by market; all plans where the market is not known. */
const planSource =
  `IF(COUNTIF(${markets},${market})=0,${listRange('plan')},` +
  `OFFSET(${listRange('market-plan')},MATCH(${market},${markets},0)-1,0,COUNTIF(${markets},${market}),1))`;

const columns: readonly ColumnSchema<MigrationColumn>[] = [
  { key: 'customer', kind: 'text', group: 'S', width: 20 },
  { key: 'product', kind: 'text', group: 'S', width: 18 },
  { key: 'state', kind: 'text', group: 'R', width: 20 },
  { key: 'next', kind: 'text', group: 'R', width: 17 },
  { key: 'message', kind: 'text', group: 'R', width: 20 },

  { key: 'endDate', kind: 'date', group: 'S', width: 12 },
  { key: 'daysLeft', kind: 'count', group: 'S', width: 12, formula: 'IF({endDate}="","",{endDate}-TODAY())' },
  { key: 'atTermEnd', kind: 'choice', group: 'S', width: 18, choices: choiceLists.termEnd },
  { key: 'licenses', kind: 'whole', group: 'S', width: 13 },
  { key: 'assigned', kind: 'whole', group: 'S', width: 14 },
  { key: 'country', kind: 'id', group: 'S', width: 12 },
  { key: 'segment', kind: 'choice', group: 'S', width: 13, choices: choiceLists.segment },

  { key: 'include', kind: 'choice', group: 'P', width: 13, choices: choiceLists.include, ...choice('include') },
  {
    key: 'targetPlan',
    kind: 'plan',
    group: 'P',
    width: 32,
    validation: { kind: 'list', source: planSource, strict: false, refusal: 'wrong.plan' },
  },
  {
    key: 'targetLicenses',
    kind: 'whole',
    group: 'P',
    width: 14,
    validation: { kind: 'whole', minimum: 1, maximum: 10_000_000 },
  },
  { key: 'targetTerm', kind: 'choice', group: 'P', width: 14, choices: choiceLists.term, ...choice('term') },
  { key: 'targetBilling', kind: 'choice', group: 'P', width: 16, choices: choiceLists.billing, ...choice('billing') },
  { key: 'newPlans', kind: 'choice', group: 'P', width: 16, choices: choiceLists.newPlans, ...choice('newPlans') },
  {
    key: 'retire',
    kind: 'choice',
    group: 'P',
    width: 17,
    choices: choiceLists.retire,
    validation: { kind: 'list', source: retireSource, strict: true, refusal: 'wrong.choice' },
  },
  {
    key: 'retireAfter',
    kind: 'whole',
    group: 'P',
    width: 16,
    validation: { kind: 'whole', minimum: 0, maximum: 3650 },
  },
  { key: 'wave', kind: 'whole', group: 'P', width: 10, validation: { kind: 'whole', minimum: 1, maximum: 1000 } },
  { key: 'runAt', kind: 'instant', group: 'P', width: 19, validation: { kind: 'instant' } },
  { key: 'reference', kind: 'text', group: 'P', width: 16 },
  { key: 'note', kind: 'text', group: 'P', width: 24 },

  { key: 'check', kind: 'choice', group: 'C', width: 20, choices: choiceLists.check },
  { key: 'findings', kind: 'prose', group: 'C', width: 44 },
  { key: 'cost', kind: 'money', group: 'C', width: 14 },
  { key: 'costChange', kind: 'money', group: 'C', width: 13 },
  { key: 'overlap', kind: 'money', group: 'C', width: 20 },
  { key: 'currency', kind: 'id', group: 'C', width: 12 },

  { key: 'purchase', kind: 'choice', group: 'R', width: 12, outlined: true, choices: choiceLists.stepState },
  { key: 'reassign', kind: 'text', group: 'R', width: 17, outlined: true },
  { key: 'retired', kind: 'choice', group: 'R', width: 14, outlined: true, choices: choiceLists.stepState },
  { key: 'boughtPlan', kind: 'text', group: 'R', width: 28, outlined: true },
  { key: 'boughtLicenses', kind: 'whole', group: 'R', width: 15, outlined: true },
  { key: 'newSubscription', kind: 'id', group: 'R', width: 38, outlined: true },
  { key: 'order', kind: 'id', group: 'R', width: 18, outlined: true },
  { key: 'undoUntil', kind: 'instant', group: 'R', width: 19, outlined: true },
  { key: 'deprovisioned', kind: 'date', group: 'R', width: 16, outlined: true },
  { key: 'runBy', kind: 'text', group: 'R', width: 18, outlined: true },
  // Not outlined: only a column between them keeps two outline groups two.
  { key: 'updated', kind: 'instant', group: 'R', width: 19 },

  { key: 'domain', kind: 'text', group: 'S', width: 24, outlined: true, hidden: true },
  { key: 'subscription', kind: 'text', group: 'S', width: 24, outlined: true, hidden: true },
  {
    key: 'commerce',
    kind: 'choice',
    group: 'S',
    width: 16,
    outlined: true,
    hidden: true,
    choices: choiceLists.commerce,
  },
  {
    key: 'sourceStatus',
    kind: 'choice',
    group: 'S',
    width: 19,
    outlined: true,
    hidden: true,
    choices: choiceLists.status,
  },
  { key: 'autoRenew', kind: 'choice', group: 'S', width: 15, outlined: true, hidden: true, choices: choiceLists.yesNo },
  { key: 'term', kind: 'choice', group: 'S', width: 10, outlined: true, hidden: true, choices: choiceLists.term },
  { key: 'billing', kind: 'choice', group: 'S', width: 14, outlined: true, hidden: true, choices: choiceLists.billing },
  { key: 'reseller', kind: 'id', group: 'S', width: 17, outlined: true, hidden: true },

  { key: 'customerId', kind: 'id', group: 'K', width: 38, hidden: true },
  { key: 'subscriptionId', kind: 'id', group: 'K', width: 38, hidden: true },
  { key: 'stateCode', kind: 'id', group: 'K', width: 14, hidden: true },
  { key: 'digest', kind: 'id', group: 'K', width: 20, hidden: true },
  { key: 'checkedPlan', kind: 'id', group: 'K', width: 20, hidden: true },
  { key: 'runId', kind: 'id', group: 'K', width: 20, hidden: true },
];

const stateConditions: readonly Condition[] = tones.flatMap((tone) => {
  const formula = stateFormula(tone);
  return formula === undefined ? [] : [{ tone, columns: ['state'], formula }];
});

const conditions: readonly Condition[] = [
  // First, so that it wins over the state's own colour.
  {
    tone: 'duplicate',
    columns: ['state'],
    formula: 'AND({subscriptionId}<>"",COUNTIF({subscriptionId:column},{subscriptionId})>1)',
    shows: 'mark.duplicate',
  },
  ...stateConditions,
  { tone: 'bad', columns: ['daysLeft'], formula: 'AND(ISNUMBER({daysLeft}),{daysLeft}<=7)' },
  { tone: 'warning', columns: ['daysLeft'], formula: 'AND(ISNUMBER({daysLeft}),{daysLeft}<=30)' },
  ...checkedPlanColumns.map((column): Condition => ({
    tone: 'suggestion',
    columns: [column],
    formula: suggestionFormula(column),
  })),
];

/** The sheet where the agent works: one row a subscription. */
export const migrationsSheet: TableSchema<MigrationColumn> = {
  key: 'migrations',
  table: 'Migrations',
  columns,
  keyColumns: ['customerId', 'subscriptionId'],
  frozenColumns: 5,
  conditions,
};
