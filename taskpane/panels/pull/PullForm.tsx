import { Checkbox, Field, makeStyles, Radio, RadioGroup, Select, Text, tokens } from '@fluentui/react-components';
import { presetKeys, presets, type PresetKey } from '../../../src/migration';
import { windows } from '../../actions/preferences';
import { choosePull } from '../../actions/pull';
import { useAction, useSelected } from '../../app/pane-context';
import { useText } from '../../app/use-text';
import type { PullOptions } from '../../state/pull-state';
import { CustomerPicker } from './CustomerPicker';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  hint: { color: tokens.colorNeutralForeground3, display: 'block', paddingLeft: '32px' },
  touches: { color: tokens.colorNeutralForeground3 },
});

/** What is pulled: which products, which last days, whose. */
export function PullForm() {
  const styles = useStyles();
  const text = useText();
  const options = useSelected((state) => state.pull.options);
  const { run } = useAction(choosePull);
  const choose = (change: Partial<PullOptions>) => void run({ ...options, ...change });
  const { anyDate } = presets[options.preset];
  return (
    <div className={styles.form}>
      <Field label={text('pane.pull.preset')}>
        <Select
          value={options.preset}
          onChange={(_event, { value }) => choose({ preset: value as PresetKey })} // one of the options below
        >
          {presetKeys.map((key) => (
            <option key={key} value={key}>
              {text(`pane.pull.presets.${key}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={text('pane.pull.within')} hint={anyDate ? text('pane.pull.any-date') : ''}>
        <Select
          value={String(anyDate ? 'any' : options.within)}
          disabled={anyDate}
          onChange={(_event, { value }) =>
            choose({ within: windows.find((one) => String(one) === value) ?? options.within })
          }
        >
          {windows.map((days) => (
            <option key={days} value={String(days)}>
              {days === 'any' ? text('pane.pull.any-day') : text('pane.pull.days', { days })}
            </option>
          ))}
        </Select>
      </Field>
      <div>
        <Checkbox
          checked={options.late}
          label={text('pane.pull.late')}
          onChange={(_event, { checked }) => choose({ late: checked === true })}
        />
        <Text size={200} className={styles.hint}>
          {text('pane.pull.late-means')}
        </Text>
      </div>
      <Field label={text('pane.pull.customers')}>
        <RadioGroup
          layout="horizontal"
          value={options.customers === undefined ? 'all' : 'chosen'}
          onChange={(_event, { value }) => choose({ customers: value === 'all' ? undefined : [] })}
        >
          <Radio value="all" label={text('pane.pull.all-customers')} />
          <Radio value="chosen" label={text('pane.pull.chosen-customers')} />
        </RadioGroup>
      </Field>
      {options.customers !== undefined && (
        <CustomerPicker chosen={options.customers} choose={(customers) => choose({ customers })} />
      )}
      <Text size={200} className={styles.touches}>
        {text('pane.pull.touches')}
      </Text>
    </div>
  );
}
