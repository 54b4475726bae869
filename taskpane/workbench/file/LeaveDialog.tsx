import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useText } from '../text/text';

/** A question that is open: whether a workbook may be left whose changes are in no file. */
export interface Leaving {
  readonly leave: () => void;
  readonly stay: () => void;
}

export function LeaveDialog({ leaving }: { readonly leaving: Leaving | undefined }) {
  const text = useText();
  if (!leaving) return null;
  return (
    <Dialog open modalType="alert" onOpenChange={leaving.stay}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{text('workbench.file.replace-title')}</DialogTitle>
          <DialogContent>{text('workbench.file.replace-text')}</DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={leaving.stay}>
              {text('workbench.file.keep')}
            </Button>
            <Button onClick={leaving.leave}>{text('workbench.file.replace')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
