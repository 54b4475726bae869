import { Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useText } from '../../../app/use-text';
import { readTerms, type TermsDraft } from './terms-draft';

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  title: { margin: 0, fontSize: tokens.fontSizeBase300 },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(110px, 1fr))',
    columnGap: tokens.spacingHorizontalM,
  },
  // Labels, inputs and messages of neighbours share their rows, however many lines one of them takes.
  field: { minWidth: 0, gridRow: 'span 3', gridTemplateRows: 'subgrid', alignItems: 'end' },
  // An input is as wide as it likes unless it is told otherwise, and two of them stand beside each other.
  input: { width: '100%', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export interface LimitFieldsProps {
  /** In which the run costs something. */
  readonly currencies: readonly string[];
  readonly rowsWithoutPrice: number;
  readonly draft: TermsDraft;
  readonly onChange: (change: Partial<TermsDraft>) => void;
}

/** When the run pauses by itself. */
export function LimitFields({ currencies, rowsWithoutPrice, draft, onChange }: LimitFieldsProps) {
  const styles = useStyles();
  const text = useText();
  const { failurePercent, failureRows, costs } = readTerms(draft, currencies);
  const wrong = (read: unknown) => (read === undefined ? { validationMessage: text('pane.run.not-a-number') } : {});
  const limitsCost = costs.some(({ perMonth }) => typeof perMonth === 'number');
  return (
    <section className={styles.group} aria-label={text('pane.run.limits')}>
      <Text as="h2" weight="semibold" className={styles.title}>
        {text('pane.run.limits')}
      </Text>
      <div className={styles.fields}>
        <Field className={styles.field} label={text('pane.run.limit-percent')} {...wrong(failurePercent)}>
          <Input
            className={styles.input}
            inputMode="numeric"
            contentAfter="%"
            value={draft.failurePercent}
            onChange={(_event, { value }) => onChange({ failurePercent: value })}
          />
        </Field>
        <Field className={styles.field} label={text('pane.run.limit-rows')} {...wrong(failureRows)}>
          <Input
            className={styles.input}
            inputMode="numeric"
            value={draft.failureRows}
            onChange={(_event, { value }) => onChange({ failureRows: value })}
          />
        </Field>
        {costs.map(({ currency, perMonth }) => (
          <Field
            key={currency}
            className={styles.field}
            label={text('pane.run.limit-cost', { currency })}
            {...wrong(perMonth)}
          >
            <Input
              className={styles.input}
              inputMode="decimal"
              value={draft.mostCost[currency] ?? ''}
              onChange={(_event, { value }) => onChange({ mostCost: { ...draft.mostCost, [currency]: value } })}
            />
          </Field>
        ))}
      </div>
      <Text size={200} className={styles.quiet}>
        {text('pane.run.limits-hint')}
      </Text>
      {limitsCost && rowsWithoutPrice > 0 && (
        <Text size={200}>{text('pane.run.limit-no-price', { count: rowsWithoutPrice })}</Text>
      )}
    </section>
  );
}
