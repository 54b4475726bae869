import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useRef, type ReactNode } from 'react';
import { useText } from './use-text';

const useStyles = makeStyles({
  frame: {
    'display': 'flex',
    'flexDirection': 'column',
    'flexGrow': 1,
    'minHeight': 0,
    'position': 'relative',
    // Where the window is low, or text is enlarged, everything scrolls together.
    '@media (max-height: 480px)': { overflowY: 'auto' },
  },
  scroll: {
    'flexGrow': 1,
    'minHeight': 0,
    'overflowY': 'auto',
    'padding': `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalL}`,
    'display': 'flex',
    'flexDirection': 'column',
    'gap': tokens.spacingVerticalM,
    // What does not fit is scrolled to, not squeezed.
    '> *': { flexShrink: 0 },
  },
  skip: {
    'position': 'absolute',
    'top': tokens.spacingVerticalXS,
    'left': tokens.spacingHorizontalM,
    'zIndex': 1,
    ':not(:focus)': { clipPath: 'inset(50%)', pointerEvents: 'none' },
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  lead: { color: tokens.colorNeutralForeground2 },
  foot: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

export interface PanelFrameProps {
  readonly title: string;
  /** One sentence under the title. */
  readonly lead?: string | undefined;
  readonly children: ReactNode;
  /** There is nothing above the action that takes the keyboard: then the text itself does, so that it can be scrolled. */
  readonly readsOnly?: boolean;
  /** The one primary action of the screen, with what belongs to it: always in sight. */
  readonly foot?: ReactNode;
}

/** The frame of a panel: a heading, what can be scrolled, and the action that stays. */
export function PanelFrame({ title, lead, children, readsOnly = false, foot }: PanelFrameProps) {
  const styles = useStyles();
  const text = useText();
  const buttons = useRef<HTMLDivElement>(null);
  return (
    <section className={styles.frame} aria-label={title}>
      {foot !== undefined && (
        // A list of findings may be long, and the way on stands below it.
        <Button
          className={styles.skip}
          onClick={() => buttons.current?.querySelector<HTMLElement>('input, button')?.focus()}
        >
          {text('pane.skip')}
        </Button>
      )}
      <div className={styles.scroll} {...(readsOnly ? { 'role': 'group', 'tabIndex': 0, 'aria-label': title } : {})}>
        <Text as="h1" weight="semibold" className={styles.heading}>
          {title}
        </Text>
        {lead !== undefined && (
          <Text as="p" className={styles.lead} style={{ margin: 0 }}>
            {lead}
          </Text>
        )}
        {children}
      </div>
      {foot !== undefined && (
        <div ref={buttons} className={styles.foot}>
          {foot}
        </div>
      )}
    </section>
  );
}
