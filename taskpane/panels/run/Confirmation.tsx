import { Checkbox, Field, Input, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useText } from '../../app/use-text';
import type { Order } from './order-of';
import type { OrderConfirmation } from './use-confirmation';

export interface ConfirmationProps {
  readonly order: Order;
  readonly confirmation: OrderConfirmation;
}

/** Where the agent says yes to the numbers, right below them. */
export function Confirmation({ order, confirmation }: ConfirmationProps) {
  const text = useText();
  const { seen, see, typed, type, needsTyping } = confirmation;
  return (
    <>
      {needsTyping && (
        <>
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{text('pane.run.irrevocable', { count: order.irrevocable })}</MessageBarBody>
          </MessageBar>
          <Field label={text('pane.run.type-number', { number: order.irrevocable })}>
            <Input value={typed} inputMode="numeric" autoComplete="off" onChange={(_event, { value }) => type(value)} />
          </Field>
        </>
      )}
      <Checkbox
        checked={seen}
        label={text('pane.run.confirm', { count: order.rows })}
        onChange={(_event, { checked }) => see(checked === true)}
      />
    </>
  );
}
