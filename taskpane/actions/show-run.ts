import { PlayRegular } from '@fluentui/react-icons';
import { offered, type Action } from './action';
import { readWorkbook } from './read-workbook';

/** Shows what a run would do, or what one is doing. Nothing starts before the agent has seen the numbers. */
export const showRun: Action = {
  key: 'run',
  label: 'pane.run.show',
  icon: PlayRegular,
  offered: () => offered,
  run: async (context) => {
    context.store.set({ view: 'run' });
    await context.services.host.showPane();
    await readWorkbook(context);
  },
};
