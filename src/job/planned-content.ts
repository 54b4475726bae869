import type { Plan } from '../migration';
import type { KeyCells, MigrationRow, SourceCells, UserRow, WorkbookContent } from '../workbook';
import { emptyCheck, emptyResult } from './suggested-row';
import type { JobWorld } from './world';

/** A row as far as a check or a run needs it: what the agent wants, and what is shown where the service is silent. */
export interface PlannedRow extends Pick<
  MigrationRow,
  'customerId' | 'subscriptionId' | 'rowNumber' | 'plan' | 'planEcho'
> {
  readonly source: Pick<SourceCells, 'customer' | 'product' | 'domain' | 'segment' | 'assigned'>;
  readonly keys: Pick<KeyCells, 'digest' | 'checkedPlan'>;
}

/** The part of a workbook that travels to a gateway: claims, to be verified against the service. */
export interface PlannedContent {
  /** Name of the connection that the rows come from; empty: not known. */
  readonly connection: string;
  readonly rows: readonly PlannedRow[];
  readonly users: readonly UserRow[];
  readonly plans: readonly Plan[];
}

const unknownSource = {
  endDate: undefined,
  atTermEnd: undefined,
  licenses: undefined,
  country: undefined,
  subscription: '',
  commerce: undefined,
  sourceStatus: undefined,
  autoRenew: undefined,
  term: undefined,
  billing: undefined,
  reseller: '',
} as const;

/** The content of a workbook of which only the planned part is known. */
export function contentOf(world: JobWorld, planned: PlannedContent): WorkbookContent {
  const { connection, sandbox } = { connection: world.connection.name, sandbox: world.connection.sandbox };
  return {
    meta: { connection, sandbox, locale: 'en-US', pulledOn: undefined, runIds: [] },
    locale: 'en-US',
    rows: planned.rows.map((row): MigrationRow => ({
      customerId: row.customerId,
      subscriptionId: row.subscriptionId,
      rowNumber: row.rowNumber,
      planEcho: row.planEcho,
      plan: row.plan,
      source: { ...unknownSource, ...row.source },
      suggested: [],
      message: undefined,
      check: emptyCheck,
      result: emptyResult,
      keys: { stateCode: undefined, runId: undefined, ...row.keys },
    })),
    users: planned.users,
    plans: planned.plans,
    problems: [],
  };
}
