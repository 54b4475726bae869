import { Button, makeStyles, tokens } from '@fluentui/react-components';
import {
  ArrowClockwise20Regular,
  ArrowUndo20Regular,
  DismissCircle20Regular,
  Eye20Regular,
  Pause20Regular,
  Play20Regular,
} from '@fluentui/react-icons';
import { lookAgain, pauseRun, resumeRun, retryRun } from '../../actions/command-run';
import { useAction, usePane } from '../../app/pane-context';
import { useText } from '../../app/use-text';
import { accepting, cancelOutlook, failedRows } from '../../runs/run-rows';
import { restingRows, waitingSteps } from '../../runs/waiting-steps';
import type { RunView } from '../../runs/run-watcher';
import { isActive } from '../../runs/runs-view';
import { ApproveQuestion } from './questions/ApproveQuestion';
import { CancelQuestion } from './questions/CancelQuestion';
import { useQuestion } from './questions/use-question';
import { UndoQuestion } from './questions/UndoQuestion';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** What can be asked of the whole run at this moment; the likeliest is the primary one. */
export function RunCommands({ run }: { readonly run: RunView }) {
  const styles = useStyles();
  const text = useText();
  const { store } = usePane();
  const pause = useAction(pauseRun);
  const resume = useAction(resumeRun);
  const retry = useAction(retryRun);
  const look = useAction(lookAgain);
  const { asked, asking, close, buttons } = useQuestion<'approve' | 'cancel' | 'undo'>();
  const [next] = waitingSteps(run);
  const { id } = run.summary;
  if (asked === 'approve' && next !== undefined) return <ApproveQuestion run={run} waiting={next} onClose={close} />;
  if (asked === 'cancel') return <CancelQuestion run={run} onClose={close} />;
  if (asked === 'undo') return <UndoQuestion run={run} onClose={close} />;
  const active = isActive(run.summary);
  const paused = restingRows(run);
  const failed = failedRows(run);
  const canPause = accepting(run, 'pause').length > 0;
  const canCancel = cancelOutlook(run).cancelled > 0;
  const canLook = accepting(run, 'look-again').length > 0;
  const canUndo = accepting(run, 'undo').length > 0;
  return (
    <div ref={buttons} className={styles.buttons}>
      {paused.length > 0 && (
        <Button
          appearance="primary"
          icon={<Play20Regular />}
          disabledFocusable={!resume.offer.offered}
          onClick={() => void resume.run({ run: id })}
        >
          {text('pane.run.resume-count', { count: paused.length })}
        </Button>
      )}
      {next !== undefined && (
        <Button
          {...(paused.length === 0 ? { appearance: 'primary' } : { size: 'small' })}
          icon={<Play20Regular />}
          {...asking('approve')}
        >
          {next.step === 'rest'
            ? text('pane.run.approve-rest', { count: next.subscriptions.length })
            : text('pane.run.approve', { wave: next.step, count: next.subscriptions.length })}
        </Button>
      )}
      {canPause && (
        <Button
          size="small"
          icon={<Pause20Regular />}
          disabledFocusable={!pause.offer.offered}
          onClick={() => void pause.run({ run: id })}
        >
          {text('pane.run.pause')}
        </Button>
      )}
      {failed.length > 0 && (
        <Button
          {...(paused.length === 0 && next === undefined && !active ? { appearance: 'primary' } : { size: 'small' })}
          icon={<ArrowClockwise20Regular />}
          disabledFocusable={!retry.offer.offered}
          onClick={() => void retry.run({ run: id, subscriptions: failed })}
        >
          {text('pane.run.retry-count', { count: failed.length })}
        </Button>
      )}
      {canCancel && (
        <Button size="small" icon={<DismissCircle20Regular />} {...asking('cancel')}>
          {text('pane.run.cancel')}
        </Button>
      )}
      {canLook && !active && (
        <Button
          size="small"
          icon={<Eye20Regular />}
          disabledFocusable={!look.offer.offered}
          onClick={() => void look.run({ run: id })}
        >
          {text('pane.run.look-again')}
        </Button>
      )}
      {canUndo && !active && (
        <Button size="small" icon={<ArrowUndo20Regular />} {...asking('undo')}>
          {text('pane.run.undo')}
        </Button>
      )}
      <Button
        {...(!active && failed.length === 0 ? { appearance: 'primary' } : { size: 'small' })}
        onClick={() => store.set({ shownRun: 'next' })}
      >
        {text('pane.run.next')}
      </Button>
    </div>
  );
}
