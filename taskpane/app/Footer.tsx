import { Button, makeStyles, Text, tokens, Tooltip } from '@fluentui/react-components';
import { Settings20Regular } from '@fluentui/react-icons';
import { usePane, useSelected } from './pane-context';
import { useText } from './use-text';

const useStyles = makeStyles({
  foot: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `2px ${tokens.spacingHorizontalXS} 2px ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground2,
    flexShrink: 0,
  },
  who: { flexGrow: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});

/** Whose pane this is, who works in it, and the way to the settings. */
export function Footer() {
  const styles = useStyles();
  const text = useText();
  const { store } = usePane();
  const view = useSelected((state) => state.view);
  const connection = useSelected((state) => state.connection);
  const user = connection.status === 'connected' ? connection.me.user.name : '';
  return (
    <footer className={styles.foot}>
      <Text size={200} weight="semibold">
        Crossgrade
      </Text>
      <Text size={200} className={styles.who} title={user}>
        {user}
      </Text>
      <Tooltip content={text('pane.view.settings')} relationship="label">
        <Button
          appearance="subtle"
          size="small"
          icon={<Settings20Regular />}
          aria-pressed={view === 'settings'}
          onClick={() => {
            store.set({ view: view === 'settings' ? 'pull' : 'settings' });
          }}
        />
      </Tooltip>
    </footer>
  );
}
