import { Button, Text } from '@fluentui/react-components';
import { cancelRun } from '../../../actions/command-run';
import { useAction } from '../../../app/pane-context';
import { useText } from '../../../app/use-text';
import { cancelOutlook } from '../../../runs/run-rows';
import type { RunView } from '../../../runs/run-watcher';
import { Question } from './Question';

export interface RunQuestionProps {
  readonly run: RunView;
  readonly onClose: () => void;
}

/** Asks before a run is cancelled, and says what becomes of its rows. */
export function CancelQuestion({ run, onClose }: RunQuestionProps) {
  const text = useText();
  const cancel = useAction(cancelRun);
  const { cancelled, stayPaused, goOn } = cancelOutlook(run);
  return (
    <Question
      title={text('pane.run.cancel-title')}
      onClose={onClose}
      buttons={
        <>
          <Button
            appearance="primary"
            disabledFocusable={cancelled === 0 || !cancel.offer.offered}
            onClick={() => {
              onClose();
              void cancel.run({ run: run.summary.id });
            }}
          >
            {text('pane.run.cancel-yes', { count: cancelled })}
          </Button>
          <Button onClick={onClose}>{text('pane.run.cancel-no')}</Button>
        </>
      }
    >
      <Text size={200}>{text('pane.run.cancel-rows', { count: cancelled })}</Text>
      {stayPaused > 0 && <Text size={200}>{text('pane.run.cancel-stay-paused', { count: stayPaused })}</Text>}
      {goOn > 0 && <Text size={200}>{text('pane.run.cancel-go-on', { count: goOn })}</Text>}
    </Question>
  );
}
