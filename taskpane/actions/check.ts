import { CheckmarkCircleRegular } from '@fluentui/react-icons';
import { Problems, idKey, type Problem } from '../../src/base';
import { plannedRowOf, type CheckRequest } from '../../src/contract';
import { migrationKey, sheetTexts, type MigrationRow, type RowPatch, type WorkbookContent } from '../../src/workbook';
import { contentOf } from '../state/workbook-state';
import { notOffered, type Action, type ActionContext } from './action';
import { canAsk } from './can-ask';
import { contentNow, readWorkbook } from './read-workbook';

/** Numbers of the rows of Migrations in which some cell cannot be read. */
export function unreadableRows(content: WorkbookContent): ReadonlySet<number> {
  const texts = sheetTexts(content.locale);
  const rows = new Set<number>();
  for (const { values } of content.problems) {
    if (typeof values['row'] !== 'number') continue;
    if (values['sheet'] === texts.text('sheet.migrations')) rows.add(values['row']);
    else {
      // A row of Users stands for the row of Migrations that it belongs to.
      const user = content.users.find((one) => one.rowNumber === values['row']);
      const row = user && content.rows.find((one) => migrationKey(one) === migrationKey(user));
      if (row?.rowNumber !== undefined) rows.add(row.rowNumber);
    }
  }
  return rows;
}

/** Problems of the workbook as a whole: without a sheet or column nothing can be judged. */
function wholeProblems(content: WorkbookContent): readonly Problem[] {
  return content.problems.filter(({ values }) => typeof values['row'] !== 'number');
}

/** What the gateway needs of rows that are to be checked or run. */
export function plannedOf(content: WorkbookContent, rows: readonly MigrationRow[]): CheckRequest {
  const keys = new Set(rows.map(migrationKey));
  return {
    connection: content.meta.connection,
    rows: rows.map(plannedRowOf),
    users: content.users.filter((user) => keys.has(migrationKey(user))),
    plans: content.plans,
  };
}

/** What was said before about rows that were not checked this time, as long as it holds. */
function kept(context: ActionContext, content: WorkbookContent): readonly (readonly [string, RowPatch])[] {
  const before = context.store.get().check?.rows;
  if (before === undefined) return [];
  return content.rows.flatMap((row) => {
    const key = migrationKey(row);
    const patch = before.get(key);
    return patch?.checkedPlan === row.planEcho ? [[key, patch] as const] : [];
  });
}

async function checkRows(
  context: ActionContext,
  content: WorkbookContent,
  rows: readonly MigrationRow[],
): Promise<void> {
  const { services, store, signal } = context;
  const answer = await services.gateway.check(plannedOf(content, rows), {
    signal,
    progress: ({ checked, total }) => {
      const values = { done: checked, total };
      context.progress({ done: checked, total, says: { key: 'pane.check.progress', values } });
    },
  });
  // Before the sheet says it: whoever judges an edit meanwhile must not take it for a plan that was never checked.
  store.set({
    check: {
      checkedAt: services.clock.now().toISOString(),
      rows: new Map([...kept(context, content), ...answer.rows.map((row) => [migrationKey(row), row] as const)]),
    },
  });
  await services.workbook.patch({ rows: [...answer.rows, ...answer.held], users: answer.users });
  const now = contentOf(await readWorkbook(context));
  // Rows that runs have in hand, perhaps a colleague's: those runs belong to this workbook's history too.
  if (now !== undefined && answer.held.length > 0) await services.runs.catchUp(now, signal);
  const verdict = (wanted: string): number => answer.rows.filter((row) => row.check?.check === wanted).length;
  context.announce('pane.check.done', {
    count: answer.rows.length,
    errors: verdict('errors'),
    warnings: verdict('warnings'),
  });
}

/** The workbook as it is now, where something in it can be judged. */
async function judgeableContent(context: ActionContext): Promise<WorkbookContent> {
  const content = await contentNow(context);
  const whole = wholeProblems(content);
  if (whole.length > 0) throw new Problems(whole);
  return content;
}

/** Judges every row of the workbook, by the rules and by the service as it is now. Rows that cannot be read are left out. */
export const check: Action = {
  key: 'check',
  label: 'pane.check.run',
  icon: CheckmarkCircleRegular,
  working: 'pane.check.working',
  cancellable: true,
  offered: (state) => canAsk(state),
  run: async (context) => {
    context.store.set({ view: 'check' });
    const content = await judgeableContent(context);
    const unreadable = unreadableRows(content);
    await checkRows(
      context,
      content,
      content.rows.filter((row) => row.rowNumber === undefined || !unreadable.has(row.rowNumber)),
    );
  },
};

/** Whether the row's plan is no longer the one that was checked. */
export function isChangedSinceCheck(row: MigrationRow): boolean {
  return row.keys.checkedPlan !== row.planEcho || row.keys.digest === '';
}

/** Judges the rows that changed since their check, with the other rows of their customers: those bear on each other. */
export const checkChanged: Action = {
  ...check,
  key: 'check-changed',
  label: 'pane.check.run-changed',
  offered: (state) => {
    const content = contentOf(state.workbook);
    if (content?.rows.some(isChangedSinceCheck) !== true) return notOffered('pane.check.nothing-changed');
    return canAsk(state);
  },
  run: async (context) => {
    const content = await judgeableContent(context);
    const unreadable = unreadableRows(content);
    const customers = new Set(content.rows.filter(isChangedSinceCheck).map((row) => idKey(row.customerId)));
    await checkRows(
      context,
      content,
      content.rows.filter(
        (row) =>
          customers.has(idKey(row.customerId)) && (row.rowNumber === undefined || !unreadable.has(row.rowNumber)),
      ),
    );
  },
};
