import { Combobox, Field, makeStyles, Option, Text, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { Plan } from '../../../src/migration';
import { useSelected } from '../../app/pane-context';
import { useText } from '../../app/use-text';
import { contentOf } from '../../state/workbook-state';
import type { FindingGroup } from './finding-groups';
import { planOffers, searchOffers } from './plan-offers';

const useStyles = makeStyles({
  option: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  rows: { color: tokens.colorNeutralForeground3 },
  combobox: { minWidth: 0, width: '100%' },
});

/** Entries that a list shows at most; a search narrows the rest. */
const mostShown = 50;

export interface PlanChoiceProps {
  readonly group: FindingGroup;
  readonly plan: Plan | undefined;
  readonly onChoose: (plan: Plan | undefined) => void;
}

/** Picks one plan for the rows of a group; each entry says for how many of them it can be bought. */
export function PlanChoice({ group, plan, onChoose }: PlanChoiceProps) {
  const styles = useStyles();
  const text = useText();
  const plans = useSelected((state) => contentOf(state.workbook)?.plans);
  const [search, setSearch] = useState('');
  const rows = useMemo(() => [...new Set(group.found.map(({ row }) => row))], [group]);
  const offers = useMemo(() => planOffers(plans ?? [], rows), [plans, rows]);
  const shown = searchOffers(offers, plan?.label === search ? '' : search).slice(0, mostShown);
  return (
    <Field label={text('pane.fix.plan')} size="small">
      <Combobox
        className={styles.combobox}
        size="small"
        value={search}
        selectedOptions={plan === undefined ? [] : [plan.key]}
        placeholder={text('pane.fix.plan-search')}
        onInput={(event) => {
          setSearch(event.currentTarget.value);
          onChoose(undefined);
        }}
        onOptionSelect={(_event, { optionValue, optionText }) => {
          setSearch(optionText ?? '');
          onChoose(plans?.find((one) => one.key === optionValue));
        }}
      >
        {shown.map((offer) => (
          <Option key={offer.plan.key} value={offer.plan.key} text={offer.plan.label}>
            <span className={styles.option}>
              {offer.plan.label}
              <Text size={100} className={styles.rows}>
                {text('pane.fix.plan-rows', { count: offer.rows, total: rows.length })}
              </Text>
            </span>
          </Option>
        ))}
      </Combobox>
    </Field>
  );
}
