import { Button, Text } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { WorkbookContent } from '../../../src/workbook';
import { usePane, useSelected } from '../../app/pane-context';
import { PanelFrame } from '../../app/PanelFrame';
import { useText } from '../../app/use-text';
import { contentOf } from '../../state/workbook-state';
import { EditHistory } from './EditHistory';
import { isMet, nextChoice } from './fill-choice';
import { FillForm } from './FillForm';
import { FillFoot } from './FillFoot';
import { fillOf } from './fills/fill-draft';
import { prepareFill } from './fills/prepare-fill';
import { needFills, planningState, type Need } from './row-needs';
import { keysIn } from './row-scope';
import { PlanningSummary } from './PlanningSummary';
import { useSheetScopes } from './use-sheet-scopes';

/** Where nothing was pulled yet there is nothing to plan. */
function NothingToPlan() {
  const text = useText();
  const { store } = usePane();
  return (
    <PanelFrame
      title={text('pane.plan.title')}
      foot={
        <Button appearance="primary" onClick={() => store.set({ view: 'pull' })}>
          {text('pane.plan.pull-first')}
        </Button>
      }
    >
      <Text as="p">{text('pane.plan.empty')}</Text>
    </PanelFrame>
  );
}

function Planning({ content }: { readonly content: WorkbookContent }) {
  const text = useText();
  const sheet = useSheetScopes();
  const planning = useMemo(() => planningState(content), [content]);
  const [chosen, setChoice] = useState(() => nextChoice(planning));
  // Once a need is met everywhere the next one is offered.
  const choice = isMet(chosen, planning) ? nextChoice(planning) : chosen;
  const { scope, kind, onlyOpen, draft } = choice;
  const keys = useMemo(() => keysIn(scope, sheet, planning, content.rows), [scope, sheet, planning, content]);
  const fill = useMemo(() => fillOf(kind, draft), [kind, draft]);
  const prepared = useMemo(
    () => fill && prepareFill(fill, { keys, onlyOpen }, content),
    [fill, keys, onlyOpen, content],
  );
  const meet = (need: Need) =>
    setChoice({ ...choice, scope: need, kind: needFills[need], onlyOpen: true, asked: choice.asked + 1 });
  return (
    <PanelFrame
      title={text('pane.plan.title')}
      foot={<FillFoot choice={choice} fill={fill} keys={keys} prepared={prepared} planning={planning} />}
    >
      <PlanningSummary planning={planning} total={content.rows.length} meet={meet} />
      <FillForm choice={choice} choose={setChoice} sheet={sheet} planning={planning} content={content} keys={keys} />
      <EditHistory />
    </PanelFrame>
  );
}

/** Brings rows from suggestions to a plan: what is still open, and one answer for many rows. */
export function PlanPanel() {
  const content = useSelected((state) => contentOf(state.workbook));
  return content === undefined || content.rows.length === 0 ? <NothingToPlan /> : <Planning content={content} />;
}
