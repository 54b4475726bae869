import { ArrowUndoRegular } from '@fluentui/react-icons';
import { notOffered, offered, type Action } from './action';
import { showNotices } from './notices';
import { readWorkbook } from './read-workbook';

/** Takes back the latest bulk change of the agent's cells; cells that were edited since stay as they are. */
export const takeBack: Action = {
  key: 'take-back',
  label: 'pane.edit.undo',
  icon: ArrowUndoRegular,
  working: 'pane.edit.undoing',
  offered: ({ edits }) => (edits.length === 0 ? notOffered('pane.edit.nothing') : offered),
  run: async (context) => {
    const { services, store } = context;
    const step = store.get().edits.at(-1);
    if (step === undefined) return;
    const { restored, edited, missing } = await services.workbook.takeBack(step.written);
    store.set({ edits: store.get().edits.filter(({ id }) => id !== step.id) });
    await readWorkbook(context);
    const left = edited.length + missing.length;
    if (left > 0) {
      const values = { count: left, edited: edited.length, missing: missing.length };
      showNotices(store, [{ id: 'take-back', intent: 'info', title: { key: 'pane.edit.left-alone', values } }]);
    }
    context.announce('pane.edit.undone', { count: restored.length });
  },
};
