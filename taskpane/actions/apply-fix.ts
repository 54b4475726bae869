import type { Sentence } from '../../src/workbook';
import type { PreparedFix } from '../panels/check/fixes/prepare-fix';
import { notOffered, offered, type Action } from './action';
import { judgeEdited } from './judge-locally';
import { writePlan } from './write-plan';

/** A fix as the agent has seen it in numbers. */
export interface FixWish {
  readonly prepared: PreparedFix;
  /** What the step is called where it can be taken back. */
  readonly says: Sentence;
}

/** Gives many rows the same answer, and has them judged at once by what needs no service. */
export const applyFix: Action<FixWish> = {
  key: 'apply-fix',
  label: 'pane.fix.apply',
  working: 'pane.fix.working',
  offered: ({ workbook }) => (workbook.status === 'open' ? offered : notOffered('pane.offer.no-rows')),
  run: async (context, { prepared, says }) => {
    const written = await writePlan(context, { rows: prepared.rows, users: prepared.users, says });
    await judgeEdited(context, written.changed);
  },
};
