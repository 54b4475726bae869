import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import type { Files } from '../file/use-files';
import { useText } from '../text/text';

interface MessagesProps {
  readonly files: Pick<Files, 'problem' | 'warning' | 'forgetWarning'>;
  /** What a button of the ribbon had to say. */
  readonly notice: string | undefined;
}

/** What the person has to know about the workbook's file, and why a button did nothing. */
export function Messages({ files: { problem, warning, forgetWarning }, notice }: MessagesProps) {
  const text = useText();
  const message = problem ?? notice;
  return (
    <>
      {message !== undefined && (
        <MessageBar intent={problem === undefined ? 'info' : 'error'}>
          <MessageBarBody>{message}</MessageBarBody>
        </MessageBar>
      )}
      {warning !== undefined && (
        <MessageBar intent="warning">
          <MessageBarBody>{warning}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={forgetWarning}>
              {text('workbench.file.understood')}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
    </>
  );
}
