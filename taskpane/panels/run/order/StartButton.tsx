import { Button, Text } from '@fluentui/react-components';
import type { MigrationRow } from '../../../../src/workbook';
import { startRun } from '../../../actions/start-run';
import { useAction, useSelected } from '../../../app/pane-context';
import { useText } from '../../../app/use-text';
import type { Order } from './order-of';
import type { RunTerms } from './terms-draft';

export interface StartButtonProps {
  readonly order: Order;
  readonly rows: readonly MigrationRow[];
  /** undefined: some field of them cannot be read. */
  readonly terms: RunTerms | undefined;
  readonly confirmed: boolean;
}

/** Starts what was confirmed; says why it cannot be pressed. */
export function StartButton({ order, rows, terms, confirmed }: StartButtonProps) {
  const text = useText();
  const start = useAction(startRun);
  const busy = useSelected((state) => state.work !== undefined);
  const { offer } = start;
  return (
    <>
      <Button
        appearance="primary"
        disabledFocusable={!confirmed || terms === undefined || busy || !offer.offered}
        onClick={() => terms && void start.run({ rows, terms })}
      >
        {text('pane.run.start', { count: order.subscriptions })}
      </Button>
      {!offer.offered ? (
        <Text size={200}>{text.of(offer.why)}</Text>
      ) : (
        (terms === undefined || !confirmed) && (
          <Text size={200}>{text(terms === undefined ? 'pane.run.mend-fields' : 'pane.run.confirm-first')}</Text>
        )
      )}
    </>
  );
}
