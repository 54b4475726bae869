import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useText } from '../../text/text';
import { useGrid } from './use-grid';

/** What data validation says to an entry, and the ways to go on that its style leaves. */
export function EntryAlertDialog() {
  const state = useGrid();
  const text = useText();
  const { alert } = state;
  if (!alert) return null;
  const close = (then?: () => void) => {
    state.alert = undefined;
    state.changed();
    state.focus();
    then?.();
  };
  const { style, title, message } = alert.alert;
  const stop = style === 'Stop';
  return (
    <Dialog open modalType="alert" onOpenChange={() => close()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title === '' ? text('workbench.alert.title') : title}</DialogTitle>
          <DialogContent>{message === '' ? text('workbench.alert.message') : message}</DialogContent>
          <DialogActions>
            {alert.accept && (
              <Button appearance="primary" onClick={() => close(alert.accept)}>
                {text('workbench.alert.accept')}
              </Button>
            )}
            {(stop || alert.accept) && (
              <Button appearance={stop ? 'primary' : 'secondary'} onClick={() => close(alert.again)}>
                {text('workbench.alert.again')}
              </Button>
            )}
            <Button onClick={() => close()}>
              {text(stop || alert.accept ? 'workbench.alert.cancel' : 'workbench.alert.close')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
