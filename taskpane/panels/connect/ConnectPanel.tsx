import { Button, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { CloudOff48Regular, PersonKey20Regular } from '@fluentui/react-icons';
import { connect, signIn } from '../../actions/connect';
import { usePane } from '../../app/pane-context';
import { ProblemText } from '../../app/ProblemText';
import { useText } from '../../app/use-text';
import type { ConnectionState } from '../../state/connection-state';
import { Benefits } from './Benefits';

const useStyles = makeStyles({
  middle: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalL}`,
    overflowY: 'auto',
  },
  icon: { color: tokens.colorNeutralForeground3 },
  heading: { margin: 0 },
  start: { alignSelf: 'flex-start' },
});

type NotConnected = Exclude<ConnectionState, { readonly status: 'connected' }>;

/** What stands in the place of every panel until the pane knows whom it works for. */
export function ConnectPanel({ connection }: { readonly connection: NotConnected }) {
  const styles = useStyles();
  const text = useText();
  const { runner, services } = usePane();
  switch (connection.status) {
    case 'connecting':
      return (
        <div className={styles.middle}>
          <Spinner label={text('pane.connect.connecting')} labelPosition="below" />
        </div>
      );
    case 'signed-out':
      return (
        <div className={styles.middle}>
          <Text as="h1" size={400} weight="semibold" className={styles.heading}>
            {text('pane.welcome.title')}
          </Text>
          <Benefits />
          {services.signIn.signIn ? (
            <Button
              appearance="primary"
              className={styles.start}
              icon={<PersonKey20Regular />}
              onClick={() => void runner.run(signIn)}
            >
              {text('pane.connect.sign-in')}
            </Button>
          ) : (
            <ProblemText problem={connection.problem} />
          )}
        </div>
      );
    case 'failed':
      return (
        <div className={styles.middle}>
          <CloudOff48Regular className={styles.icon} aria-hidden />
          <Text as="h1" size={400} weight="semibold" className={styles.heading}>
            {text('pane.connect.failed')}
          </Text>
          <ProblemText problem={connection.problem} />
          <Button appearance="primary" className={styles.start} onClick={() => void runner.run(connect)}>
            {text('pane.connect.retry')}
          </Button>
        </div>
      );
  }
}
