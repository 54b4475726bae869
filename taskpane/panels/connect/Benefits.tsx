import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowDownload24Regular, PlayCircle24Regular, TaskListSquareLtr24Regular } from '@fluentui/react-icons';
import { useText } from '../../app/use-text';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  item: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr)',
    gap: tokens.spacingHorizontalM,
    alignItems: 'start',
  },
  icon: { color: tokens.colorBrandForeground1 },
});

const steps = [
  { key: 'pane.welcome.pull', icon: ArrowDownload24Regular },
  { key: 'pane.welcome.plan', icon: TaskListSquareLtr24Regular },
  { key: 'pane.welcome.run', icon: PlayCircle24Regular },
] as const;

/** What Crossgrade does for an agent, in three lines. */
export function Benefits() {
  const styles = useStyles();
  const text = useText();
  return (
    <ul className={styles.list}>
      {steps.map(({ key, icon: Icon }) => (
        <li key={key} className={styles.item}>
          <Icon className={styles.icon} aria-hidden />
          <Text>{text(key)}</Text>
        </li>
      ))}
    </ul>
  );
}
