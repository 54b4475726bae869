import { idKey, Problem, sameId, type SubscriptionId } from '../../base';
import type { RowView } from '../../engine';
import { stateAccepts, type RowState } from '../../migration';
import type { PatchOutcome, WorkbookContent, WorkbookPort } from '../../workbook';
import { follow, type RunProgress } from '../run/follow';
import { waitsFor } from '../run/selection';
import type { RunWorld } from '../world';
import { undoOutlook, type UndoOutlook } from './undo-outlook';

/** What a person tells rows of a workbook whose run goes on elsewhere, or is over. */
export type SteerCommand = 'pause' | 'resume' | 'cancel' | 'undo';

export interface SteerRequest {
  readonly command: SteerCommand;
  /** Undefined: every row of the workbook that accepts the command. */
  readonly subscriptions: readonly SubscriptionId[] | undefined;
  /** Asked before anything is undone; false: nothing is. */
  readonly confirm: (outlook: UndoOutlook) => Promise<boolean>;
  readonly running: (made: RunProgress) => void;
  /** Aborted: the command ends, rows under way go on with the next one. */
  readonly signal: AbortSignal;
}

/** A row whose state does not accept what was asked of it. */
export interface RefusedRow {
  readonly subscriptionId: SubscriptionId;
  readonly customer: string;
  readonly product: string;
  readonly state: RowState;
}

export interface SteerReport {
  /** Rows that took the command, as they stand now. */
  readonly views: readonly RowView[];
  /** Rows whose state does not accept it, as far as they were named or came to it in between. */
  readonly refused: readonly RefusedRow[];
  readonly confirmed: boolean;
  /** False when the command ended before the rows came to rest. */
  readonly complete: boolean;
  readonly saved: PatchOutcome | undefined;
  /** Why the workbook does not show all results; undefined: it does. */
  readonly unsaved?: Problem | undefined;
}

/** Rows of the workbook that are asked for, with what their runs know. Throws `row-not-found`. */
export async function rowsAsked(
  world: Pick<RunWorld, 'engine'>,
  content: WorkbookContent,
  subscriptions: readonly SubscriptionId[] | undefined,
): Promise<readonly RowView[]> {
  const asked = subscriptions ?? content.rows.map((row) => row.subscriptionId);
  for (const id of asked) {
    if (!content.rows.some((row) => sameId(row.subscriptionId, id))) {
      throw new Problem('row-not-found', { subscription: id });
    }
  }
  const views = await world.engine.rows(asked);
  const known = new Set(views.map(({ record }) => idKey(record.plan.source.id)));
  const untaken = subscriptions?.find((id) => !known.has(idKey(id)));
  if (untaken !== undefined) throw new Problem('row-not-run', { subscription: untaken });
  return views;
}

/** Tells rows to pause, to go on, to be cancelled or to be taken back, and follows them until they rest. */
export async function steer(
  world: RunWorld,
  request: SteerRequest,
  workbook: WorkbookPort,
  content: WorkbookContent,
): Promise<SteerReport> {
  const { command, subscriptions } = request;
  const views = await rowsAsked(world, content, subscriptions);
  const nothing = { views: [], complete: true, saved: undefined };
  // What waits for the approval of its wave goes on by name alone: going on is the approval.
  const meant = (view: RowView): boolean =>
    command !== 'resume' || subscriptions !== undefined || waitsFor(view) === undefined;
  let chosen = views.filter((view) => stateAccepts(view.record.state, command) && meant(view));
  let refused = subscriptions === undefined ? [] : views.filter((view) => !chosen.includes(view));
  if (command === 'undo') {
    const outlook = undoOutlook(views, world.clock.today());
    if (!(await request.confirm(outlook))) return { ...nothing, refused: refused.map(asRefused), confirmed: false };
    chosen = [...outlook.possible];
    refused = outlook.impossible.map(({ view }) => view);
  }
  const outcome = await world.engine[command](chosen.map(({ record }) => record.id));
  const taken = new Set(outcome.taken.map(({ id }) => id));
  refused = [...refused, ...chosen.filter(({ record }) => !taken.has(record.id))];
  if (taken.size === 0) return { ...nothing, refused: refused.map(asRefused), confirmed: true };
  const followed = await follow(world, {
    subscriptions: outcome.taken.map(({ plan }) => plan.source.id),
    content,
    workbook,
    progress: request.running,
    signal: request.signal,
  });
  return { ...followed, refused: refused.map(asRefused), confirmed: true };
}

const asRefused = ({ record: { plan, state } }: RowView): RefusedRow => ({
  subscriptionId: plan.source.id,
  customer: plan.customerName,
  product: plan.source.productName,
  state,
});
