import { Button, Field, Input, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { SubscriptionId } from '../../../../src/base';
import { undoRun } from '../../../actions/command-run';
import { useAction, usePane } from '../../../app/pane-context';
import { useText } from '../../../app/use-text';
import { undoOutlook } from '../../../runs/undo-outlook';
import type { RunQuestionProps } from './CancelQuestion';
import { Question } from './Question';

export interface UndoQuestionProps extends RunQuestionProps {
  /** undefined: every row of the run that can be undone. */
  readonly only?: readonly SubscriptionId[] | undefined;
}

/** Asks before rows are taken back: what happens then, until when it is possible, and for which rows it is too late. */
export function UndoQuestion({ run, only, onClose }: UndoQuestionProps) {
  const text = useText();
  const { services } = usePane();
  const undo = useAction(undoRun);
  const [typed, setTyped] = useState('');
  const { possible, tooLate, never, until } = undoOutlook(run, services.clock.now(), only);
  const number = String(possible.length);
  const confirmed = possible.length > 0 && typed.trim() === number;
  return (
    <Question
      title={text('pane.run.undo-title')}
      onClose={onClose}
      buttons={
        <>
          <Button
            appearance="primary"
            disabledFocusable={!confirmed || !undo.offer.offered}
            onClick={() => {
              onClose();
              void undo.run({ run: run.summary.id, subscriptions: possible.map((row) => row.subscriptionId) });
            }}
          >
            {text('pane.run.undo-yes', { count: possible.length })}
          </Button>
          <Button onClick={onClose}>{text('pane.run.undo-no')}</Button>
        </>
      }
    >
      <Text size={200}>{text('pane.run.undo-does')}</Text>
      {until !== undefined && <Text size={200}>{text('pane.run.undo-until', { until: until.slice(0, 10) })}</Text>}
      {tooLate.length > 0 && <Text size={200}>{text('pane.run.undo-late', { count: tooLate.length })}</Text>}
      {never.length > 0 && <Text size={200}>{text('pane.run.undo-never', { count: never.length })}</Text>}
      {possible.length > 0 && (
        <Field label={text('pane.run.type-number', { number: possible.length })}>
          <Input
            value={typed}
            inputMode="numeric"
            autoComplete="off"
            onChange={(_event, { value }) => setTyped(value)}
          />
        </Field>
      )}
    </Question>
  );
}
