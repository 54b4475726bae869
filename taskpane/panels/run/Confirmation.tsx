import { Button, Checkbox, Field, Input, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useState } from 'react';
import type { MigrationRow } from '../../../src/workbook';
import { startRun } from '../../actions/start-run';
import { useAction, useSelected } from '../../app/pane-context';
import { useText } from '../../app/use-text';
import type { Order } from './order-of';

export interface ConfirmationProps {
  readonly order: Order;
  readonly rows: readonly MigrationRow[];
}

/**
 * The agent's yes to these very numbers. Where something cannot be taken back, the number of such rows is typed: a tick
 * is made too easily. Made anew whenever the numbers change (see `key` where it is used).
 */
export function Confirmation({ order, rows }: ConfirmationProps) {
  const text = useText();
  const start = useAction(startRun);
  const busy = useSelected((state) => state.work !== undefined);
  const [seen, setSeen] = useState(false);
  const [typed, setTyped] = useState('');
  const needsTyping = order.irrevocable > 0;
  const confirmed = seen && (!needsTyping || typed.trim() === String(order.irrevocable));
  return (
    <>
      {needsTyping && (
        <>
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{text('pane.run.irrevocable', { count: order.irrevocable })}</MessageBarBody>
          </MessageBar>
          <Field label={text('pane.run.type-number', { number: order.irrevocable })}>
            <Input
              value={typed}
              inputMode="numeric"
              autoComplete="off"
              onChange={(_event, { value }) => setTyped(value)}
            />
          </Field>
        </>
      )}
      <Checkbox
        checked={seen}
        label={text('pane.run.confirm', { count: order.rows })}
        onChange={(_event, { checked }) => setSeen(checked === true)}
      />
      <Button
        appearance="primary"
        disabledFocusable={!confirmed || busy || !start.offer.offered}
        onClick={() => void start.run({ rows })}
      >
        {text('pane.run.start', { count: order.subscriptions })}
      </Button>
    </>
  );
}
