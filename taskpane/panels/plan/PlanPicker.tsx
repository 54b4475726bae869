import { Combobox, Field, makeStyles, Option, Text, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { Plan } from '../../../src/migration';
import type { MigrationRow } from '../../../src/workbook';
import { useText } from '../../app/use-text';
import { offeredPlans, searchPlans } from './offered-plans';

const useStyles = makeStyles({
  // A text field has a width of its own, which would push the arrow out of a narrow pane.
  input: { minWidth: 0, width: '100%' },
  combobox: { minWidth: 0, width: '100%' },
  arrow: { minWidth: '24px', minHeight: '24px', justifyContent: 'center' },
  option: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  rows: { color: tokens.colorNeutralForeground3 },
});

/** Entries that the list shows at most; a search narrows the rest. */
const mostShown = 50;

interface PlanPickerProps {
  readonly plans: readonly Plan[];
  /** The rows that the plan is for: what none of them can buy is not offered. */
  readonly rows: readonly MigrationRow[];
  readonly plan: Plan | undefined;
  readonly choose: (plan: Plan | undefined) => void;
}

/** Picks one target plan for many rows; an entry that is not for all of them says for how many. */
export function PlanPicker({ plans, rows, plan, choose }: PlanPickerProps) {
  const styles = useStyles();
  const text = useText();
  const [typed, setTyped] = useState(plan?.label ?? '');
  const offers = useMemo(() => offeredPlans(plans, rows), [plans, rows]);
  const found = searchPlans(offers, typed === plan?.label ? '' : typed);
  return (
    <Field label={text('column.migrations.targetPlan')}>
      <Combobox
        className={styles.combobox}
        input={{ className: styles.input }}
        // The field opens the list by itself: its arrow is for the pointer.
        expandIcon={{ 'className': styles.arrow, 'aria-label': text('pane.open-list'), 'tabIndex': -1 }}
        value={typed}
        placeholder={text('pane.fill.search-plans')}
        selectedOptions={plan === undefined ? [] : [plan.key]}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          choose(undefined);
        }}
        onOptionSelect={(_event, { optionValue }) => {
          const picked = plans.find(({ key }) => key === optionValue);
          setTyped(picked?.label ?? '');
          choose(picked);
        }}
      >
        {found.slice(0, mostShown).map((offer) => (
          <Option key={offer.plan.key} value={offer.plan.key} text={offer.plan.label}>
            <span className={styles.option}>
              {offer.plan.label}
              {offer.rows < rows.length && (
                <Text size={100} className={styles.rows}>
                  {text('pane.fill.plan-for', { count: offer.rows, total: rows.length })}
                </Text>
              )}
            </span>
          </Option>
        ))}
        {found.length === 0 && (
          <Option value="" text="" disabled>
            {text('pane.fill.no-plan')}
          </Option>
        )}
      </Combobox>
    </Field>
  );
}
