import { Field, Input, makeStyles, Radio, RadioGroup, Text, tokens } from '@fluentui/react-components';
import { formatMoney, formatNumber } from '../../../../src/messages';
import { compareSteps, type StepName } from '../../../../src/migration';
import type { MigrationRow, WorkbookContent } from '../../../../src/workbook';
import { usePane } from '../../../app/pane-context';
import { useText, type Text as PaneText } from '../../../app/use-text';
import { orderOf, type Order } from './order-of';
import { mostPilotUsers, readTerms, type TermsDraft } from './terms-draft';

const useStyles = makeStyles({
  waves: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL, color: tokens.colorNeutralForeground2 },
  users: { maxWidth: '160px' },
});

export interface StepsChoiceProps {
  readonly rows: readonly MigrationRow[];
  readonly content: WorkbookContent;
  readonly draft: TermsDraft;
  readonly onChange: (change: Partial<TermsDraft>) => void;
}

const stepOfRow = (row: MigrationRow): StepName => row.plan.wave ?? 'rest';

/** The waves of these rows, in the order in which they go. */
function stepsIn(rows: readonly MigrationRow[]): readonly StepName[] {
  return [...new Set(rows.map(stepOfRow))].sort(compareSteps);
}

/** What a wave means: rows, users, and what they cost a month as far as it is known. */
export function stepText(text: PaneText, step: StepName, order: Order): string {
  const cost = order.cost.map(({ currency, perMonth }) => formatMoney(perMonth, currency, text.locale));
  const values = {
    rows: formatNumber(order.rows, text.locale),
    users: formatNumber(order.users, text.locale),
    cost: cost.length === 0 ? '–' : cost,
  };
  return step === 'rest' ? text('pane.run.step-rest', values) : text('pane.run.step-wave', { ...values, wave: step });
}

/** How much of the run goes before somebody has looked and approved the rest. */
export function StepsChoice({ rows, content, draft, onChange }: StepsChoiceProps) {
  const styles = useStyles();
  const text = useText();
  const { services } = usePane();
  const steps = stepsIn(rows);
  const choices = ['all', ...(steps.length > 1 ? ['waves'] : []), 'first-customer', 'users'] as const;
  const { users } = readTerms(draft, []);
  return (
    <>
      <Field label={text('pane.run.steps')}>
        <RadioGroup
          value={draft.steps}
          onChange={(_event, { value }) => onChange({ steps: value as TermsDraft['steps'] })} // one of the radios below
        >
          {choices.map((choice) => (
            <Radio key={choice} value={choice} label={text(`pane.run.steps-of.${choice as TermsDraft['steps']}`)} />
          ))}
        </RadioGroup>
      </Field>
      {draft.steps === 'waves' && (
        <ol className={styles.waves} aria-label={text('pane.run.step-list')}>
          {steps.map((step) => {
            const own = rows.filter((row) => stepOfRow(row) === step);
            return (
              <li key={step}>
                <Text size={200}>{stepText(text, step, orderOf(own, content, services.clock.today()))}</Text>
              </li>
            );
          })}
        </ol>
      )}
      {draft.steps === 'users' && (
        <Field
          label={text('pane.run.pilot-users')}
          {...(users === undefined ? { validationMessage: text('pane.run.not-a-number') } : {})}
        >
          <Input
            className={styles.users}
            inputMode="numeric"
            value={draft.users}
            maxLength={String(mostPilotUsers).length}
            onChange={(_event, { value }) => onChange({ users: value })}
          />
        </Field>
      )}
    </>
  );
}
