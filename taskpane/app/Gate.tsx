import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { DocumentError24Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { rereadWorkbook } from '../actions/read-workbook';
import { ConnectPanel } from '../panels/connect/ConnectPanel';
import { OtherConnection } from '../panels/connect/OtherConnection';
import type { WorkbookState } from '../state/workbook-state';
import { usePane, useSelected } from './pane-context';
import { ProblemText } from './ProblemText';
import { useText } from './use-text';

const useStyles = makeStyles({
  middle: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalL}`,
    overflowY: 'auto',
  },
  heading: { margin: 0 },
  start: { alignSelf: 'flex-start' },
});

function Unreadable({ problem }: Extract<WorkbookState, { readonly status: 'unreadable' }>) {
  const styles = useStyles();
  const text = useText();
  const { runner } = usePane();
  return (
    <div className={styles.middle}>
      <DocumentError24Regular aria-hidden />
      <Text as="h1" size={400} weight="semibold" className={styles.heading}>
        {text('pane.connect.unreadable')}
      </Text>
      <ProblemText problem={problem} />
      <Button appearance="primary" className={styles.start} onClick={() => void runner.run(rereadWorkbook)}>
        {text('pane.connect.read-again')}
      </Button>
    </div>
  );
}

/** Lets a panel be seen once it is known for whom it works, and that the workbook is theirs. */
export function Gate({ children }: { readonly children: ReactNode }) {
  const connection = useSelected((state) => state.connection);
  const workbook = useSelected((state) => state.workbook);
  if (connection.status !== 'connected') return <ConnectPanel connection={connection} />;
  switch (workbook.status) {
    case 'unread':
      return <ConnectPanel connection={{ status: 'connecting' }} />;
    case 'other-connection':
      return <OtherConnection workbook={workbook.content.meta.connection} connected={workbook.connected} />;
    case 'unreadable':
      return <Unreadable {...workbook} />;
    case 'empty':
    case 'open':
      return children;
  }
}
