import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { createXdm, frameName, type Conversation, type ExcelHost } from '../../../src/excel-host';
import { isSaveKey } from '../save-key';
import { FirstRest } from './first-rest';

const useStyles = makeStyles({
  pane: {
    display: 'flex',
    flexDirection: 'column',
    minHeight: 0,
    height: '100%',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  head: {
    display: 'flex',
    alignItems: 'center',
    boxSizing: 'border-box',
    height: '33px',
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: { flexGrow: 1, margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  frame: { flexGrow: 1, width: '100%', border: 'none', minHeight: 0 },
});

export interface PaneFrameProps {
  readonly host: ExcelHost;
  readonly conversation: Conversation;
  /** Address of the add-in's page. */
  readonly source: string;
  /** Name of the add-in. */
  readonly name: string;
  readonly dark: boolean;
  /** Moves the keyboard out of the pane. */
  readonly leave: (backwards: boolean) => void;
  /** Saves the workbook. */
  readonly save: () => void;
  /** Called when the add-in has been opened and has come to rest. */
  readonly onRest: () => void;
  /** Buttons beside the name. */
  readonly children: ReactNode;
}

/** The add-in's page in a frame, talked to as Excel on the web talks to it. */
export function PaneFrame(props: PaneFrameProps) {
  const { host, conversation, source, name, dark, leave, save, onRest } = props;
  const styles = useStyles();
  const hasSpoken = useRef(false);
  // What saves is another function from time to time; the page of the add-in is heard from its loading on.
  const saving = useRef(save);
  useEffect(() => {
    saving.current = save;
  }, [save]);
  const rest = useRef<FirstRest | undefined>(undefined);
  const frame = useRef<HTMLIFrameElement>(null);
  // A frame's name is read once, when its page loads: another conversation is another frame.
  const frameNameNow = useMemo(() => frameName(conversation), [conversation]);
  useEffect(() => {
    const target = new URL(source, window.location.href).origin;
    const transport = createXdm({
      host,
      conversation,
      post: (message) => frame.current?.contentWindow?.postMessage(message, target),
      listen: (hear) => {
        const onMessage = (event: MessageEvent<unknown>) => {
          if (event.source !== frame.current?.contentWindow || event.origin !== target) return;
          hasSpoken.current = true;
          hear(event.data);
        };
        window.addEventListener('message', onMessage);
        return () => window.removeEventListener('message', onMessage);
      },
    });
    return () => transport.close();
  }, [host, conversation, source]);
  useEffect(() => {
    const first = new FirstRest(host.log, onRest);
    rest.current = first;
    return first.stop;
  }, [host, onRest]);
  return (
    <div className={styles.pane}>
      <div className={styles.head}>
        <h2 className={styles.name}>{name}</h2>
        {props.children}
      </div>
      <iframe
        key={conversation.conversationId}
        ref={frame}
        className={styles.frame}
        name={frameNameNow}
        src={source}
        title={name}
        data-pane-frame
        onLoad={(event) => {
          if (!hasSpoken.current) rest.current?.nobody();
          // Some keys are the program's around the add-in, which never hears of them.
          event.currentTarget.contentWindow?.addEventListener('keydown', (pressed) => {
            if (pressed.defaultPrevented || (pressed.key !== 'F6' && !isSaveKey(pressed))) return;
            pressed.preventDefault();
            if (pressed.key === 'F6') leave(pressed.shiftKey);
            else saving.current();
          });
        }}
        style={{ colorScheme: dark ? 'dark' : 'light' }}
        allow="clipboard-read; clipboard-write"
      />
    </div>
  );
}
