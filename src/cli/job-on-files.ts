import { idKey } from '../base';
import type { RunLimits } from '../migration';
import {
  check,
  heldMessage,
  isHeldByOther,
  pull,
  refuseOtherConnection,
  run,
  settle,
  status,
  steer,
  unclearRows,
  type CheckedRow,
  type JobWorld,
  type RunProgress,
  type RunReport,
  type RunWorld,
  type UndoOutlook,
} from '../job';
import { isTerminal } from '../migration';
import type { MigrationRow, WorkbookContent, WorkbookPort } from '../workbook';
import type { JobForCli, RowReport, RunAsked, RunDone, RunFollow, UndoOffer } from './job-for-cli';

/** A workbook in a file: whether there is one, and whether it is one of ours. */
export interface WorkbookFile extends WorkbookPort {
  kind(): Promise<'missing' | 'ours' | 'foreign'>;
}

/** What the use cases are put on: worlds that are opened when first needed, and workbooks in files. */
export interface JobParts {
  /** Enough for a pull: no database. */
  jobWorld(): Promise<JobWorld>;
  runWorld(): Promise<RunWorld>;
  openWorkbook(file: string): WorkbookFile;
}

type View = RunReport['views'][number];

function reportOfView({ record, runBy, purchases }: View): RowReport {
  return {
    ...reportOfRecord(record),
    run: {
      id: record.runId,
      by: runBy,
      updated: record.updatedAt.toISOString(),
      newSubscriptions: purchases.flatMap(({ subscriptionId }) => subscriptionId ?? []),
      orders: purchases.flatMap(({ orderId }) => orderId ?? []),
    },
  };
}

/** A row that a run has: held where somebody else has it in hand. */
function reportOfRunning(view: View, me: string): RowReport {
  const report = reportOfView(view);
  return isHeldByOther(view, me) ? { ...report, state: 'held', message: heldMessage(view) } : report;
}

function undoOfferOf({ possible, impossible, users, until }: UndoOutlook): UndoOffer {
  return {
    rows: possible.length,
    users,
    until,
    impossible: impossible.map(({ view, reason, until: day }) => {
      const { customer, product, subscriptionId, state } = reportOfRecord(view.record);
      return { customer, product, subscriptionId, state, reason, until: day };
    }),
  };
}

function reportOfRecord({ plan, state, message }: View['record']): RowReport {
  return {
    customerId: plan.customerId,
    customer: plan.customerName,
    subscriptionId: plan.source.id,
    product: plan.source.productName,
    state,
    message,
    findings: [],
  };
}

function reportOfRow(row: MigrationRow): RowReport {
  return {
    customerId: row.customerId,
    customer: row.source.customer,
    subscriptionId: row.subscriptionId,
    product: row.source.product,
    state: row.keys.stateCode ?? 'draft',
    message: row.message,
    findings: [],
  };
}

function reportOfChecked({ row, state, findings }: CheckedRow): RowReport {
  return { ...reportOfRow(row), state, message: undefined, findings };
}

/** The job's use cases on the workbook in a file, in the words of the command line. */
export function jobOnFiles(parts: JobParts): JobForCli {
  /** A workbook of this connection, with the world in which its rows are run. */
  async function opened(file: string) {
    const workbook = parts.openWorkbook(file);
    const content = await workbook.read();
    const world = await parts.runWorld();
    refuseOtherConnection(content.meta.connection, world.connection);
    return { workbook, content, world };
  }

  return {
    pull: async (file, request, follow) => {
      const workbook = parts.openWorkbook(file);
      const existing = await readIfOurs(workbook);
      const world = await parts.jobWorld();
      if (existing) refuseOtherConnection(existing.meta.connection, world.connection);
      const report = await pull(world, request, workbook, existing, ({ customers }) => {
        follow.progress({ phase: 'customers', done: customers, total: request.customers?.length });
      });
      const { added, gone, changed } = report.merged;
      return {
        rows: report.rows,
        customersAnswered: report.customersAnswered,
        customersNotAnswered: report.customersNotAnswered,
        added: added.length,
        gone: gone.length,
        changed: changed.length,
        saved: report.saved,
      };
    },
    check: async (file, follow) => {
      const workbook = parts.openWorkbook(file);
      const content = await workbook.read();
      const world = await parts.runWorld();
      refuseOtherConnection(content.meta.connection, world.connection);
      const report = await check(world, workbook, content, ({ checked, total }) => {
        follow.progress({ phase: 'check', done: checked, total });
      });
      const held = report.held.map((view) => reportOfRunning(view, world.runBy));
      return { rows: [...report.checked.map(reportOfChecked), ...held], saved: report.saved };
    },
    run: async (file, request, confirm, follow, stop) => {
      const workbook = parts.openWorkbook(file);
      const content = await workbook.read();
      const world = await parts.runWorld();
      refuseOtherConnection(content.meta.connection, world.connection);
      let risksTold = 0;
      const report = await run(
        world,
        {
          selection: { only: request.only, subscriptions: request.rows, wave: request.wave, approving: true },
          limits: limitsOf(request, world.limits),
          steps: request.steps,
          confirm: (offer) => {
            risksTold = offer.atRisk.length;
            return confirm(offer);
          },
          checking: ({ checked, total }) => {
            follow.progress({ phase: 'check', done: checked, total });
          },
          running: watcher(follow, () => risksTold),
          signal: stop,
        },
        workbook,
        content,
      );
      return {
        outcome: outcomeOf(report),
        rows: report.views.map(reportOfView),
        notRun: [
          ...report.notRun.map(reportOfChecked),
          ...report.held.map((view) => reportOfRunning(view, world.runBy)),
        ],
        saved: report.saved,
        unsaved: report.unsaved,
      };
    },
    status: async (file, lookAgain, follow, stop) => {
      const workbook = parts.openWorkbook(file);
      const content = await workbook.read();
      const world = await parts.runWorld();
      refuseOtherConnection(content.meta.connection, world.connection);
      const look = {
        progress: ({ looked, total }: { readonly looked: number; readonly total: number }) => {
          follow.progress({ phase: 'looks', done: looked, total });
        },
        signal: stop,
      };
      const { views } = await status(world, workbook, content, lookAgain ? look : undefined);
      return { rows: rowsWithViews(content, views) };
    },
    steer: async (file, { command, rows }, confirm, follow, stop) => {
      const { world, workbook, content } = await opened(file);
      const request = {
        command,
        subscriptions: rows,
        confirm: (outlook: UndoOutlook) => confirm(undoOfferOf(outlook)),
        running: watcher(follow),
        signal: stop,
      };
      const { views, ...report } = await steer(world, request, workbook, content);
      return { ...report, rows: views.map(reportOfView) };
    },
    evidence: async (file, row) => {
      const { world, content } = await opened(file);
      const unclear = await unclearRows(world, content, row && [row]);
      return unclear.map(({ record, ...known }) => ({ ...known, row: reportOfRecord(record) }));
    },
    resolve: async (file, row, decision, follow, stop) => {
      const { world, workbook, content } = await opened(file);
      const request = { subscription: row, decision, running: watcher(follow), signal: stop };
      const { views, ...settled } = await settle(world, request, workbook, content);
      return { ...settled, rows: views.map(reportOfView) };
    },
  };
}

/** A pull makes the workbook where there is none; of a foreign one it makes a copy with our sheets. */
async function readIfOurs(workbook: WorkbookFile): Promise<WorkbookContent | undefined> {
  return (await workbook.kind()) === 'ours' ? workbook.read() : undefined;
}

/** Every row of the workbook, in its order; what a run knows of a row counts more than what the sheet says. */
function rowsWithViews(content: WorkbookContent, views: readonly View[]): readonly RowReport[] {
  const bySubscription = new Map(views.map((view) => [idKey(view.record.plan.source.id), view]));
  return content.rows.map((row) => {
    const view = bySubscription.get(idKey(row.subscriptionId));
    return view ? reportOfView(view) : reportOfRow(row);
  });
}

/** What the command says of the limits, and the settings say of the rest. */
function limitsOf({ stopAfterFailures, stopAfterRows, mostCost }: RunAsked, usual: RunLimits): RunLimits {
  return {
    failurePercent:
      stopAfterFailures === undefined
        ? usual.failurePercent
        : stopAfterFailures === 100
          ? undefined
          : stopAfterFailures,
    failureRows: stopAfterRows ?? usual.failureRows,
    mostCost: mostCost ?? usual.mostCost,
  };
}

function outcomeOf(report: RunReport): RunDone['outcome'] {
  if (!report.confirmed) return 'declined';
  if (report.views.length === 0) return 'nothing';
  return report.complete ? 'ended' : 'stopped';
}

/**
 * Turns the looks at a run into what is told: which runs it is about, every change of a row, how far it is, and when more
 * rows come too late than the person was told before.
 */
function watcher(follow: RunFollow, risksTold = () => 0): (made: RunProgress) => void {
  const states = new Map<string, string>();
  let started = false;
  let risks = 0;
  return ({ views, settled, secondsLeft, rowsAtRisk }) => {
    if (!started) {
      started = true;
      const goesOn = views.some(({ record }) => !isTerminal(record.state));
      for (const runId of new Set(goesOn ? views.map(({ record }) => record.runId) : [])) {
        follow.started({ runId, rows: views.filter(({ record }) => record.runId === runId).length });
      }
    }
    for (const view of views) {
      if (states.get(view.record.id) === view.record.state) continue;
      states.set(view.record.id, view.record.state);
      follow.row(reportOfView(view));
    }
    if (rowsAtRisk > Math.max(risks, risksTold())) {
      risks = rowsAtRisk;
      follow.atRisk(rowsAtRisk);
    }
    // Somebody else was quicker with all of them.
    if (views.length === 0) return;
    follow.progress({ phase: 'rows', done: settled, total: views.length, secondsLeft });
  };
}
