import { Checkbox, Field, Input } from '@fluentui/react-components';
import { useText } from '../../../app/use-text';
import type { Order } from './order-of';
import type { OrderConfirmation } from './use-confirmation';

export interface ConfirmationProps {
  readonly order: Order;
  readonly confirmation: OrderConfirmation;
}

/** Where the agent says yes to the numbers: beside the button that it opens, and in sight wherever they are scrolled. */
export function Confirmation({ order, confirmation }: ConfirmationProps) {
  const text = useText();
  const { seen, see, typed, type, needsTyping } = confirmation;
  return (
    <>
      {needsTyping && (
        <Field label={text('pane.run.type-number', { number: order.irrevocable })}>
          <Input value={typed} inputMode="numeric" autoComplete="off" onChange={(_event, { value }) => type(value)} />
        </Field>
      )}
      <Checkbox
        checked={seen}
        label={text('pane.run.confirm', { count: order.rows })}
        onChange={(_event, { checked }) => see(checked === true)}
      />
    </>
  );
}
