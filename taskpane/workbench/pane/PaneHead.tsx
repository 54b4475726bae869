import { Button, Tooltip } from '@fluentui/react-components';
import { ArrowClockwiseRegular, DismissRegular } from '@fluentui/react-icons';
import { useText } from '../text/text';

interface PaneHeadProps {
  readonly onClose: () => void;
  readonly onRestart: () => void;
}

/** What can be done with the add-in as a whole. */
export function PaneHead({ onClose, onRestart }: PaneHeadProps) {
  const text = useText();
  const button = (label: string, icon: React.ReactElement, run: () => void) => (
    <Tooltip content={label} relationship="label">
      <Button appearance="subtle" size="small" icon={icon} onClick={run} />
    </Tooltip>
  );
  return (
    <>
      {button(text('workbench.pane.restart'), <ArrowClockwiseRegular />, onRestart)}
      {button(text('workbench.pane.close'), <DismissRegular />, onClose)}
    </>
  );
}
