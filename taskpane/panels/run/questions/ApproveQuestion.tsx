import { Button, Text } from '@fluentui/react-components';
import { resumeRun } from '../../../actions/command-run';
import { useAction, usePane, useSelected } from '../../../app/pane-context';
import { useText } from '../../../app/use-text';
import type { RunView } from '../../../runs/run-watcher';
import type { WaitingStep } from '../../../runs/waiting-steps';
import { contentOf } from '../../../state/workbook-state';
import { orderOf } from '../order/order-of';
import { Question } from './Question';
import { stepText } from '../order/StepsChoice';

export interface ApproveQuestionProps {
  readonly run: RunView;
  readonly waiting: WaitingStep;
  readonly onClose: () => void;
}

/** Asks before the next wave goes, with its numbers as the workbook has them. */
export function ApproveQuestion({ run, waiting, onClose }: ApproveQuestionProps) {
  const text = useText();
  const { services } = usePane();
  const approve = useAction(resumeRun);
  const content = useSelected((state) => contentOf(state.workbook));
  const { step, subscriptions } = waiting;
  const wanted = new Set(subscriptions);
  const rows = content?.rows.filter((row) => wanted.has(row.subscriptionId)) ?? [];
  const order = content && orderOf(rows, content, services.clock.today());
  return (
    <Question
      title={step === 'rest' ? text('pane.run.approve-rest-title') : text('pane.run.approve-title', { wave: step })}
      onClose={onClose}
      buttons={
        <>
          <Button
            appearance="primary"
            disabledFocusable={!approve.offer.offered}
            onClick={() => {
              onClose();
              void approve.run({ run: run.summary.id, subscriptions });
            }}
          >
            {text('pane.run.approve-yes', { count: subscriptions.length })}
          </Button>
          <Button onClick={onClose}>{text('pane.run.approve-no')}</Button>
        </>
      }
    >
      {order && <Text size={200}>{stepText(text, step, order)}</Text>}
      {order && order.withoutPrice > 0 && (
        <Text size={200}>{text('pane.order.without-price', { count: order.withoutPrice })}</Text>
      )}
    </Question>
  );
}
