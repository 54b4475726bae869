import { pull } from '../../actions/pull';
import { useAction, useSelected } from '../../app/pane-context';
import { PanelFrame } from '../../app/PanelFrame';
import { useText } from '../../app/use-text';
import { contentOf } from '../../state/workbook-state';
import { Introduction } from './Introduction';
import { PullFoot } from './PullFoot';
import { PullForm } from './PullForm';
import { PullResult } from './PullResult';

/** Lists subscriptions that are about to end, and merges them into the sheet. */
export function PullPanel() {
  const text = useText();
  const introduces = useSelected((state) => state.introduces);
  const report = useSelected((state) => state.pull.report);
  const rows = useSelected((state) => contentOf(state.workbook)?.rows.length);
  const { offer, run } = useAction(pull);
  if (introduces) return <Introduction pull={() => void run(undefined)} offer={offer} />;
  return (
    <PanelFrame
      title={text('pane.pull.title')}
      lead={rows === undefined ? text('pane.pull.lead') : text('pane.pull.lead-again', { count: rows })}
      foot={<PullFoot />}
    >
      {report && <PullResult report={report} />}
      <PullForm />
    </PanelFrame>
  );
}
