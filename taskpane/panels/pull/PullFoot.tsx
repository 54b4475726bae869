import { Button, Text } from '@fluentui/react-components';
import { useId } from 'react';
import { pull } from '../../actions/pull';
import { useAction, usePane, useSelected } from '../../app/pane-context';
import { useText } from '../../app/use-text';
import { contentOf } from '../../state/workbook-state';

/** The pull itself; once its rows are there, planning them comes first. */
export function PullFoot() {
  const text = useText();
  const whyId = useId();
  const { store } = usePane();
  const { offer, run } = useAction(pull);
  const options = useSelected((state) => state.pull.options);
  const isBusy = useSelected((state) => state.work !== undefined);
  const rows = useSelected((state) => contentOf(state.workbook)?.rows.length ?? 0);
  const isPulled = useSelected((state) => state.pull.report !== undefined) && rows > 0;
  const nobodyChosen = options.customers?.length === 0;
  const why = offer.offered ? (nobodyChosen ? text('pane.pull.nobody') : undefined) : text.of(offer.why);
  return (
    <>
      {isPulled && (
        <Button appearance="primary" onClick={() => store.set({ view: 'plan' })}>
          {text('pane.pull.plan-next', { count: rows })}
        </Button>
      )}
      <Button
        appearance={isPulled ? 'secondary' : 'primary'}
        disabledFocusable={isBusy || why !== undefined}
        aria-describedby={why === undefined ? undefined : whyId}
        onClick={() => void run(options)}
      >
        {text(rows > 0 ? 'pane.pull.run-again' : 'pane.pull.run')}
      </Button>
      {why !== undefined && (
        <Text size={200} id={whyId}>
          {why}
        </Text>
      )}
    </>
  );
}
