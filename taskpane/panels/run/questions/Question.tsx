import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useEffect, useRef, type ReactNode } from 'react';

const useStyles = makeStyles({
  question: {
    'display': 'flex',
    'flexDirection': 'column',
    'gap': tokens.spacingVerticalS,
    ':focus': { outlineStyle: 'none' },
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

export interface QuestionProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly buttons: ReactNode;
  readonly onClose: () => void;
}

/**
 * Something that is asked before it is done, in the place of the buttons that led here. The focus goes into it, because
 * the agent opened it, and back to where it came from when it is closed; Escape closes it.
 */
export function Question({ title, children, buttons, onClose }: QuestionProps) {
  const styles = useStyles();
  const region = useRef<HTMLDivElement>(null);
  useEffect(() => {
    region.current?.focus();
  }, []);
  return (
    <div
      ref={region}
      className={styles.question}
      role="group"
      aria-label={title}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
    >
      <Text as="h2" weight="semibold" className={styles.title}>
        {title}
      </Text>
      {children}
      <div className={styles.buttons}>{buttons}</div>
    </div>
  );
}
