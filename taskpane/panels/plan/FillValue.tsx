import { Field, Input, makeStyles, Radio, RadioGroup, Select } from '@fluentui/react-components';
import { includeChoices, newPlansChoices, readTermsCode, retireChoices, type PlanTerms } from '../../../src/migration';
import type { MigrationRow, WorkbookContent } from '../../../src/workbook';
import { useText, type Text } from '../../app/use-text';
import type { FillChoice } from './fill-choice';
import { mostDays, mostWaves, offeredPairs, type FillDraft } from './fills/fill-draft';
import { PlanPicker } from './PlanPicker';

interface FillValueProps {
  readonly choice: FillChoice;
  readonly choose: (choice: FillChoice) => void;
  readonly rows: readonly MigrationRow[];
  readonly content: WorkbookContent;
}

const useStyles = makeStyles({ field: { gridTemplateColumns: '88px minmax(0, 1fr)' } });

function pairText(text: Text, { term, billing }: PlanTerms): string {
  const cycle = text(`choice.billing.${billing}`);
  return term === undefined ? cycle : text('terms.pair', { term, billing });
}

/** The value of a fill; nothing, where the kind says it all. */
export function FillValue({ choice, choose, rows, content }: FillValueProps) {
  const text = useText();
  const styles = useStyles();
  const { kind, draft } = choice;
  const set = (change: Partial<FillDraft>) => choose({ ...choice, draft: { ...draft, ...change } });
  switch (kind) {
    case 'accept':
    case 'right-size':
      return null;
    case 'target-plan':
      return <PlanPicker plans={content.plans} rows={rows} plan={draft.plan} choose={(plan) => set({ plan })} />;
    case 'include':
      return (
        <Field label={text('column.migrations.include')} orientation="horizontal" className={styles.field}>
          <RadioGroup
            layout="horizontal"
            value={draft.include}
            onChange={(_event, { value }) => set({ include: value as FillDraft['include'] })} // one of the radios below
          >
            {includeChoices.map((include) => (
              <Radio key={include} value={include} label={text(`choice.include.${include}`)} />
            ))}
            <Radio value="empty" label={text('pane.fill.empty')} />
          </RadioGroup>
        </Field>
      );
    case 'terms':
      return (
        <Field label={text('pane.fill.kind.terms')} orientation="horizontal" className={styles.field}>
          <Select value={draft.terms} onChange={(_event, { value }) => set({ terms: value })}>
            <option value="">{text('pane.fill.choose')}</option>
            {offeredPairs(rows, content).map(({ code, rows: count }) => {
              const pair = readTermsCode(code);
              const label = pair && text('pane.fill.offered-for', { choice: pairText(text, pair), count });
              return (
                <option key={code} value={code}>
                  {label}
                </option>
              );
            })}
          </Select>
        </Field>
      );
    case 'new-plans':
      return (
        <Field label={text('column.migrations.newPlans')} orientation="horizontal" className={styles.field}>
          <RadioGroup
            layout="horizontal"
            value={draft.newPlans}
            onChange={(_event, { value }) => set({ newPlans: value as FillDraft['newPlans'] })} // one of the radios below
          >
            {newPlansChoices.map((one) => (
              <Radio key={one} value={one} label={text(`choice.newPlans.${one}`)} />
            ))}
          </RadioGroup>
        </Field>
      );
    case 'retire':
      return (
        <Field label={text('column.migrations.retire')} orientation="horizontal" className={styles.field}>
          <Select
            value={draft.retire}
            onChange={(_event, { value }) => set({ retire: value as FillDraft['retire'] })} // one of the options below
          >
            <option value="">{text('pane.fill.choose')}</option>
            {retireChoices.map((one) => (
              <option key={one} value={one}>
                {text(`choice.retire.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
      );
    case 'retire-after':
      return (
        <Field label={text('column.migrations.retireAfter')} orientation="horizontal" className={styles.field}>
          <Input
            type="number"
            min={0}
            max={mostDays}
            value={draft.retireAfter}
            onChange={(_event, { value }) => set({ retireAfter: value })}
          />
        </Field>
      );
    case 'wave':
      return (
        <Field label={text('column.migrations.wave')} orientation="horizontal" className={styles.field}>
          <Input
            type="number"
            min={1}
            max={mostWaves}
            value={draft.wave}
            onChange={(_event, { value }) => set({ wave: value })}
          />
        </Field>
      );
  }
}
