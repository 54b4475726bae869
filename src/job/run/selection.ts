import { idKey, Problem, sameId, type SubscriptionId } from '../../base';
import { compareSteps, isTerminal, stepBefore, stepOf, type RowState, type StepName } from '../../migration';
import type { RowView } from '../../engine';
import type { MigrationRow, WorkbookContent } from '../../workbook';

/** Which rows a run is asked for. */
export interface RunSelection {
  /**
   * `failed`: only rows of earlier runs that failed; `ready`: only rows that no run has taken. Neither approves a wave nor
   * lifts a pause: what a person has stopped goes on when somebody asks for it. Undefined: all.
   */
  readonly only: 'failed' | 'ready' | undefined;
  /** Undefined: all that are included. */
  readonly subscriptions: readonly SubscriptionId[] | undefined;
  /** Only rows of this wave; the step of an earlier run that waits for approval is approved. Default: all. */
  readonly wave?: StepName | undefined;
  /** A person has looked: what waits for approval next goes on, once nothing before it is under way. Default false. */
  readonly approving?: boolean | undefined;
}

/** What is to be done with the rows of a workbook. */
export interface RunWork {
  /** To be checked and, when clean, submitted. */
  readonly fresh: readonly MigrationRow[];
  /** Under way already, in this run or another: followed. */
  readonly following: readonly RowView[];
  /** Failed after their purchase, or waiting for a person who is here now: taken up again. */
  readonly retrying: readonly RowView[];
  readonly resuming: readonly RowView[];
  /** At a good end: shown. */
  readonly finished: readonly RowView[];
  /** In the hands of somebody else: told, and left alone. */
  readonly held: readonly RowView[];
  /** Steps of the rows that somebody's run has under way: what comes behind one of them waits for its end. */
  readonly ahead: readonly StepName[];
}

const failedAfterPurchase: readonly RowState[] = ['failed-reassign', 'failed-retire'];
const finishedStates: readonly RowState[] = ['done', 'partial', 'drifted'];
const free: readonly RowState[] = ['failed-purchase', 'cancelled', 'undone', 'stale'];

/**
 * Sorts the rows by what earlier runs have made of them. Throws `row-not-found` for an id that is in no row.
 * `leftAlone`: rows that are nobody's work, whatever state they are in; `isOthers`: rows that somebody else has in hand.
 */
export function selectRows(
  content: WorkbookContent,
  views: readonly RowView[],
  selection: RunSelection,
  {
    leftAlone = () => false,
    isOthers = () => false,
  }: { readonly leftAlone?: (view: RowView) => boolean; readonly isOthers?: (view: RowView) => boolean } = {},
): RunWork {
  for (const id of selection.subscriptions ?? []) {
    if (!content.rows.some((row) => sameId(row.subscriptionId, id))) {
      throw new Problem('row-not-found', { subscription: id });
    }
  }
  const asked = content.rows.filter(
    (row) =>
      row.plan.include === 'yes' && (selection.subscriptions?.some((id) => sameId(id, row.subscriptionId)) ?? true),
  );
  const bySubscription = new Map(views.map((view) => [idKey(view.record.plan.source.id), view]));
  const work = {
    fresh: [] as MigrationRow[],
    following: [] as RowView[],
    retrying: [] as RowView[],
    resuming: [] as RowView[],
    finished: [] as RowView[],
    held: [] as RowView[],
  };
  const waiting: RowView[] = [];
  const ahead: StepName[] = [];
  const heldSteps: StepName[] = [];
  for (const row of asked) {
    const own = row.plan.wave ?? 'rest';
    const view = bySubscription.get(idKey(row.subscriptionId));
    if (view !== undefined && leftAlone(view)) continue;
    if (view !== undefined && isOthers(view)) {
      work.held.push(view);
      heldSteps.push(own);
      ahead.push(own);
      continue;
    }
    const step = view && waitsFor(view);
    if (view !== undefined && step !== undefined) {
      const meant = selection.wave === undefined || selection.wave === step;
      if (meant && selection.only === undefined) waiting.push(view);
      continue;
    }
    if (selection.wave !== undefined && selection.wave !== own) continue;
    if (view === undefined || free.includes(view.record.state)) {
      const failedBefore = view?.record.state === 'failed-purchase';
      if (selection.only === undefined || (selection.only === 'failed') === failedBefore) work.fresh.push(row);
    } else if (failedAfterPurchase.includes(view.record.state)) {
      if (selection.only === 'ready') continue;
      work.retrying.push(view);
      ahead.push(own);
    } else if (view.record.state === 'paused') {
      ahead.push(own);
      if (selection.only === undefined) work.resuming.push(view);
    } else if (finishedStates.includes(view.record.state)) {
      if (selection.only === undefined) work.finished.push(view);
    } else {
      work.following.push(view);
      ahead.push(own);
    }
  }
  const approved = approvedStep(selection, waiting, { ...work, heldSteps });
  for (const view of waiting) {
    const step = waitsFor(view) ?? 'rest';
    (step === approved ? work.resuming : work.following).push(view);
    // Nobody has let it go, so no other row of it goes either.
    ahead.push(step === approved ? step : stepBefore(step));
  }
  // Whoever names a wave has looked at what is before it.
  return { ...work, ahead: selection.wave === undefined ? ahead : [] };
}

/** The step whose approval a row waits for. */
export function waitsFor({ record }: RowView): StepName | undefined {
  return record.state === 'paused' ? stepOf(record.message) : undefined;
}

/** The step that goes on now; undefined: what waits goes on waiting. */
function approvedStep(
  { wave, approving }: RunSelection,
  waiting: readonly RowView[],
  {
    following,
    resuming,
    heldSteps,
  }: Pick<RunWork, 'following' | 'resuming'> & { readonly heldSteps: readonly StepName[] },
): StepName | undefined {
  if (approving !== true) return undefined;
  if (wave !== undefined) return wave;
  const goesOn = following.some(({ record }) => !isTerminal(record.state));
  // Whoever comes back to a step that is under way, or was stopped, has not seen its end.
  if (goesOn || resuming.length > 0) return undefined;
  const [next] = waiting.flatMap((view) => waitsFor(view) ?? []).sort(compareSteps);
  // The same where somebody else has rows of a wave before it in hand.
  return next !== undefined && heldSteps.some((step) => compareSteps(step, next) < 0) ? undefined : next;
}
