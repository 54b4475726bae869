import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  Text,
  tokens,
} from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons';
import type { Notice } from '../state/notice';
import { usePane, useSelected } from './pane-context';
import { useText } from './use-text';

const useStyles = makeStyles({
  region: { flexShrink: 0 },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} 0`,
    maxHeight: '40vh',
    overflowY: 'auto',
  },
  bar: { alignItems: 'start' },
  body: { whiteSpace: 'normal', overflowWrap: 'anywhere', paddingBlock: tokens.spacingVerticalXS },
  code: { color: tokens.colorNeutralForeground3, display: 'block' },
});

function NoticeBar({ notice }: { readonly notice: Notice }) {
  const styles = useStyles();
  const text = useText();
  const { store } = usePane();
  const close = () => store.set({ notices: store.get().notices.filter((one) => one.id !== notice.id) });
  return (
    <MessageBar intent={notice.intent} layout="multiline" className={styles.bar}>
      <MessageBarBody className={styles.body}>
        <MessageBarTitle>{text.of(notice.title)}</MessageBarTitle> {notice.remedy && text.of(notice.remedy)}
        {notice.code !== undefined && (
          <Text as="span" size={200} font="monospace" className={styles.code}>
            {text('pane.notice.code', { code: notice.code })}
          </Text>
        )}
      </MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button
            appearance="transparent"
            icon={<Dismiss16Regular />}
            aria-label={text('pane.notice.close')}
            onClick={close}
          />
        }
      >
        {notice.retry && (
          <Button size="small" onClick={notice.retry}>
            {text('pane.notice.retry')}
          </Button>
        )}
      </MessageBarActions>
    </MessageBar>
  );
}

/** What went wrong, or is to be known, above whatever panel is shown; whoever does not see it is told what is new. */
export function Notices() {
  const styles = useStyles();
  const notices = useSelected((state) => state.notices);
  // The region is there before there is anything in it: one that comes with its text is not read out.
  return (
    <div className={styles.region} aria-live="polite" aria-relevant="additions text">
      {notices.length > 0 && (
        <div className={styles.list}>
          {notices.map((notice) => (
            <NoticeBar key={notice.id} notice={notice} />
          ))}
        </div>
      )}
    </div>
  );
}
