import { migrationKey, type RowKey } from '../../src/workbook';
import type { Fill } from '../panels/plan/fills/fill';
import { prepareFill } from '../panels/plan/fills/prepare-fill';
import type { PaneState } from '../state/pane-state';
import { contentOf } from '../state/workbook-state';
import { notOffered, offered, type Action, type ActionContext, type Offer } from './action';
import { judgeEdited } from './judge-locally';
import { showNotices } from './notices';
import { contentNow } from './read-workbook';
import { writePlan } from './write-plan';

/** A fill as the agent has seen it in numbers. */
export interface FillWish {
  readonly fill: Fill;
  readonly keys: readonly RowKey[];
  readonly onlyOpen: boolean;
  /** The rows that the wish is for as they are now; `undefined`: they do not follow the sheet. */
  readonly keysNow: (() => Promise<readonly RowKey[]>) | undefined;
}

function canFill({ workbook }: PaneState): Offer {
  if (workbook.status === 'other-connection') return notOffered('pane.offer.other-connection');
  return contentOf(workbook) === undefined ? notOffered('pane.offer.no-rows') : offered;
}

/** Whether selection or filter are still those of which the agent has seen the numbers. */
async function isUnchanged({ keys, keysNow }: FillWish): Promise<boolean> {
  if (keysNow === undefined) return true;
  const seen = new Set(keys.map(migrationKey));
  const now = await keysNow();
  return now.length === seen.size && now.every((key) => seen.has(migrationKey(key)));
}

async function fillNow(context: ActionContext, wish: FillWish): Promise<void> {
  const content = await contentNow(context);
  const { rows } = prepareFill(wish.fill, wish, content);
  const plan = wish.fill.kind === 'target-plan' ? wish.fill.plan.label : '';
  const says = { key: `pane.fill.step.${wish.fill.kind}`, values: { count: rows.length, plan } } as const;
  const written = await writePlan(context, { rows, says });
  await judgeEdited(context, written.changed);
}

/** Gives many rows one answer, and has them judged at once by what needs no service. */
export const fillRows: Action<FillWish> = {
  key: 'fill-rows',
  label: 'pane.fill.apply',
  working: 'pane.fill.working',
  offered: canFill,
  run: async (context, wish) => {
    if (await isUnchanged(wish)) {
      await fillNow(context, wish);
      return;
    }
    const title = { key: 'pane.fill.scope-changed', values: {} } as const;
    showNotices(context.store, [{ id: 'fill-rows', intent: 'info', title }]);
  },
};
