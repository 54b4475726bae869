import {
  ArrowClockwiseRegular,
  ArrowUndoRegular,
  DismissCircleRegular,
  EyeRegular,
  PauseRegular,
  PlayRegular,
  type FluentIcon,
} from '@fluentui/react-icons';
import type { RunId, SubscriptionId } from '../../src/base';
import type { RunCommand } from '../../src/contract';
import type { MessageKey } from '../../src/messages';
import type { PaneState } from '../state/pane-state';
import { notOffered, offered, type Action, type Offer } from './action';
import { showNotices } from './notices';

/** Something that is asked of a run. */
export interface CommandWish {
  readonly run: RunId;
  /** undefined: every row of the run that accepts it. */
  readonly subscriptions?: readonly SubscriptionId[] | undefined;
}

interface CommandLook {
  readonly label: MessageKey;
  /** Said when it was taken, with the number of rows. */
  readonly taken: MessageKey;
  readonly icon: FluentIcon;
}

const looks: Readonly<Record<RunCommand, CommandLook>> = {
  'pause': { label: 'pane.run.pause', taken: 'pane.run.taken.pause', icon: PauseRegular },
  'resume': { label: 'pane.run.resume', taken: 'pane.run.taken.resume', icon: PlayRegular },
  'cancel': { label: 'pane.run.cancel', taken: 'pane.run.taken.cancel', icon: DismissCircleRegular },
  'retry': { label: 'pane.run.retry', taken: 'pane.run.taken.retry', icon: ArrowClockwiseRegular },
  'look-again': { label: 'pane.run.look-again', taken: 'pane.run.taken.look-again', icon: EyeRegular },
  'undo': { label: 'pane.run.undo', taken: 'pane.run.taken.undo', icon: ArrowUndoRegular },
};

/** What is asked of a run goes to the gateway: without it nothing can be asked, and the run goes on. */
function canCommand({ connection, reachable }: PaneState): Offer {
  if (connection.status !== 'connected') return notOffered('pane.offer.not-connected');
  return reachable ? offered : notOffered('pane.offer.unreachable');
}

function commandAction(command: RunCommand): Action<CommandWish> {
  const { label, taken, icon } = looks[command];
  return {
    key: `${command}-run`,
    label,
    icon,
    offered: canCommand,
    run: async ({ services, store, announce }, wish) => {
      const answer = await services.runs.command(wish.run, command, wish.subscriptions);
      announce(taken, { count: answer.taken.length });
      // Rows that were named one by one and would not have it: their state went on meanwhile.
      if (answer.refused.length > 0) {
        showNotices(store, [
          {
            id: `${command}-run`,
            intent: 'info',
            title: { key: 'pane.run.refused', values: { count: answer.refused.length } },
          },
        ]);
      }
    },
  };
}

export const pauseRun = commandAction('pause');
export const resumeRun = commandAction('resume');
export const cancelRun = commandAction('cancel');
export const retryRun = commandAction('retry');
export const undoRun = commandAction('undo');
export const lookAgain = commandAction('look-again');
