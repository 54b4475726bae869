import { Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useText } from '../../text/text';

const lineHeight = 28;
const shownLines = 7;

const useStyles = makeStyles({
  list: {
    height: `${String(lineHeight * shownLines)}px`,
    overflowY: 'auto',
    position: 'relative',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  line: {
    position: 'absolute',
    left: 0,
    right: 0,
    height: `${String(lineHeight)}px`,
    display: 'flex',
    alignItems: 'center',
    overflow: 'hidden',
    whiteSpace: 'nowrap',
  },
  box: { minHeight: 0 },
});

export interface FilterValuesProps {
  readonly values: readonly string[];
  readonly chosen: ReadonlySet<string>;
  readonly toggle: (value: string, on: boolean) => void;
}

/** The texts of a column with a box before each; of thousands of texts only those in view are drawn. */
export function FilterValues({ values, chosen, toggle }: FilterValuesProps) {
  const styles = useStyles();
  const text = useText();
  const [scrolled, setScrolled] = useState(0);
  const first = Math.max(0, Math.floor(scrolled / lineHeight) - 3);
  const shown = values.slice(first, first + shownLines + 6);
  return (
    <div
      role="group"
      aria-label={text('workbench.filter.values')}
      className={styles.list}
      onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}
    >
      <div style={{ height: values.length * lineHeight }}>
        {shown.map((value, index) => (
          <div key={value} className={styles.line} style={{ top: (first + index) * lineHeight }}>
            <Checkbox
              className={styles.box}
              label={value === '' ? text('workbench.filter.blank') : value}
              checked={chosen.has(value)}
              onChange={(_event, data) => toggle(value, data.checked === true)}
            />
          </div>
        ))}
      </div>
    </div>
  );
}
