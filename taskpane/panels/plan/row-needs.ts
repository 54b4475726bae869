import type { PlanColumn } from '../../../src/workbook';
import type { MigrationRow, RowKey, WorkbookContent } from '../../../src/workbook';
import { isPlannable } from '../../live-help/help-patch';
import type { FillKind } from './fills/fill';

/** What a row still waits for, the first thing first. */
export const needs = ['target-plan', 'licenses', 'decision'] as const;
export type Need = (typeof needs)[number];

/** Where the agent's rows stand in planning. Every row is in exactly one of the numbers. */
export interface PlanningState {
  readonly waiting: Readonly<Record<Need, readonly RowKey[]>>;
  /** Included, with a plan and licenses: Check may judge them. */
  readonly planned: readonly RowKey[];
  readonly leftOut: readonly RowKey[];
  /** With a run, or brought to a good end by one. */
  readonly inRuns: readonly RowKey[];
}

/** The cell in which a need is met, and the fill that meets it in many rows. */
export const needColumns: Readonly<Record<Need, PlanColumn>> = {
  'target-plan': 'targetPlan',
  'licenses': 'targetLicenses',
  'decision': 'include',
};
export const needFills: Readonly<Record<Need, FillKind>> = {
  'target-plan': 'target-plan',
  'licenses': 'right-size',
  'decision': 'accept',
};

function needOf({ plan }: MigrationRow): Need | undefined {
  if (plan.targetPlan === undefined) return 'target-plan';
  if (plan.licenses === undefined) return 'licenses';
  return plan.include === undefined ? 'decision' : undefined;
}

export function planningState({ rows }: Pick<WorkbookContent, 'rows'>): PlanningState {
  const waiting: Record<Need, RowKey[]> = { 'target-plan': [], 'licenses': [], 'decision': [] };
  const planned: RowKey[] = [];
  const leftOut: RowKey[] = [];
  const inRuns: RowKey[] = [];
  for (const row of rows) {
    const key = { customerId: row.customerId, subscriptionId: row.subscriptionId };
    const need = needOf(row);
    if (!isPlannable(row.keys.stateCode)) inRuns.push(key);
    else if (row.plan.include === 'no') leftOut.push(key);
    else (need === undefined ? planned : waiting[need]).push(key);
  }
  return { waiting, planned, leftOut, inRuns };
}
