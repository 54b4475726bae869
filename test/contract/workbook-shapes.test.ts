import {
  checkVerdicts,
  freshRow,
  plannedRow,
  plannedRowOf,
  rowPatch,
  runRequest,
  stepStates,
  toJson,
  userProofs,
  userResults,
  type CheckCells,
  type FreshRow,
  type OrderSummary,
  type PlannedRow,
  type PlansAnswer,
  type PulledRow,
  type ResultCells,
  type RowPatch,
  type RunRequest,
  type SourceCells,
  type UserRow,
} from '../../src/contract';
import type * as job from '../../src/job';
import type { Plan } from '../../src/migration';
import * as workbook from '../../src/workbook';

/** Compiles only where every `From` is a `To`. */
type Fits<From extends To, To> = From;

// What the gateway answers is handed to the workbook as it is …
export type Answered = [
  Fits<SourceCells, workbook.SourceCells>,
  Fits<CheckCells, workbook.CheckCells>,
  Fits<ResultCells, workbook.ResultCells>,
  Fits<RowPatch, workbook.RowPatch>,
  Fits<UserRow, workbook.UserRow>,
  Fits<FreshRow, workbook.MigrationRow>,
  Fits<PlansAnswer['plans'][number], Plan>,
  Fits<OrderSummary, job.OrderSummary>,
];
// … and what a workbook holds is sent as it is.
export type Asked = [
  Fits<workbook.SourceCells, SourceCells>,
  Fits<workbook.MigrationRow, PlannedRow>,
  Fits<workbook.UserRow, UserRow>,
  Fits<Plan, RunRequest['plans'][number]>,
  Fits<job.OrderSummary, OrderSummary>,
];

const ids = {
  customerId: '11111111-1111-4111-8111-111111111111',
  subscriptionId: '22222222-2222-4222-8222-222222222222',
};

const throughTheWire = (value: unknown): unknown => JSON.parse(toJson(value)) as unknown;

/** A row as a pull brings it, with as little as the service can say. */
const pulled = {
  ...ids,
  source: {
    customer: 'Contoso',
    product: 'Kaizala Pro',
    endDate: undefined,
    atTermEnd: undefined,
    licenses: 5,
    assigned: undefined,
    country: 'SE',
    segment: undefined,
    domain: '',
    subscription: ids.subscriptionId,
    commerce: undefined,
    sourceStatus: undefined,
    autoRenew: undefined,
    term: undefined,
    billing: undefined,
    reseller: '',
  },
  plan: {
    include: undefined,
    targetPlan: 'P:S',
    unknownPlan: undefined,
    licenses: 3,
    term: 'P1Y',
    billing: 'monthly',
    newPlans: 'off',
    retire: undefined,
    retireAfterDays: 0,
    wave: undefined,
    runAt: undefined,
    reference: '',
    note: '',
  },
  suggested: ['targetPlan'],
} as unknown as PulledRow; // ids are branded by the schemas alone

describe('the shapes of the contract', () => {
  it('know the same words as the workbook', () => {
    expect(checkVerdicts).toEqual(workbook.checkVerdicts);
    expect(stepStates).toEqual(workbook.stepStates);
    expect(userResults).toEqual(workbook.userResults);
    expect(userProofs).toEqual(workbook.userProofs);
  });

  it('tell a cell that is empty now from a cell that stays as it is', () => {
    const read = rowPatch.parse(throughTheWire({ ...ids, message: null, check: { cost: undefined, currency: 'EUR' } }));
    expect(Object.hasOwn(read.check ?? {}, 'cost')).toBe(true);
    expect(read.check).toEqual({ cost: undefined, currency: 'EUR' });
    expect(Object.hasOwn(read.check ?? {}, 'overlap')).toBe(false);
    expect(Object.hasOwn(read, 'message')).toBe(true);
    expect(Object.hasOwn(read, 'source')).toBe(false);
  });

  it('carry a row of a workbook there and back', () => {
    const row = plannedRowOf({ ...freshRow(pulled), rowNumber: 7, planEcho: '1|a' });
    expect(plannedRow.parse(throughTheWire(row))).toEqual(row);
  });

  it('send of a row only what is asked for', () => {
    const row = plannedRowOf({ ...freshRow(pulled), rowNumber: 7, planEcho: '1|a' });
    expect(Object.keys(row.source)).toHaveLength(5);
    expect(row).not.toHaveProperty('result');
  });

  it.each([
    ['an id that is none', { ...ids, customerId: 'Contoso' }],
    ['a count of licenses below one', { ...ids, plan: { ...pulled.plan, licenses: 0 } }],
    ['a broken count of licenses', { ...ids, plan: { ...pulled.plan, licenses: 1.5 } }],
    ['an unknown choice', { ...ids, plan: { ...pulled.plan, retire: 'burn' } }],
    ['an instant that is none', { ...ids, plan: { ...pulled.plan, runAt: 'tomorrow' } }],
  ])('refuse %s', (_what, changed) => {
    const row = { ...plannedRowOf({ ...freshRow(pulled), rowNumber: 7, planEcho: '' }), ...changed };
    const request = { connection: '', rows: [row], users: [], plans: [] };
    expect(runRequest.safeParse(throughTheWire(request)).success).toBe(false);
  });
});
