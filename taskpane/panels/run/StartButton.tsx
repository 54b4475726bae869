import { Button, Text } from '@fluentui/react-components';
import type { MigrationRow } from '../../../src/workbook';
import { startRun } from '../../actions/start-run';
import { useAction, useSelected } from '../../app/pane-context';
import { useText } from '../../app/use-text';
import type { Order } from './order-of';

export interface StartButtonProps {
  readonly order: Order;
  readonly rows: readonly MigrationRow[];
  readonly confirmed: boolean;
}

/** Starts what was confirmed; says why it cannot be pressed. */
export function StartButton({ order, rows, confirmed }: StartButtonProps) {
  const text = useText();
  const start = useAction(startRun);
  const busy = useSelected((state) => state.work !== undefined);
  const { offer } = start;
  return (
    <>
      <Button
        appearance="primary"
        disabledFocusable={!confirmed || busy || !offer.offered}
        onClick={() => void start.run({ rows })}
      >
        {text('pane.run.start', { count: order.subscriptions })}
      </Button>
      {!offer.offered ? (
        <Text size={200}>{text.of(offer.why)}</Text>
      ) : (
        !confirmed && <Text size={200}>{text('pane.run.confirm-first')}</Text>
      )}
    </>
  );
}
