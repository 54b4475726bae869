import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { MigrationRow, RowKey } from '../../../../src/workbook';
import { usePane } from '../../../app/pane-context';
import { useSelectionWatch } from '../../../app/use-selection-watch';
import { useText } from '../../../app/use-text';
import { rowsIn, wavesOf, type RunScope } from './run-scope';

export interface ScopeChoiceProps {
  readonly ready: readonly MigrationRow[];
  readonly scope: RunScope;
  readonly onChoose: (scope: RunScope) => void;
}

const valueOf = (scope: RunScope): string => (scope.kind === 'wave' ? `wave-${String(scope.wave)}` : scope.kind);

/** All ready rows, one wave of them, or those that are selected in the sheet. */
export function ScopeChoice({ ready, scope, onChoose }: ScopeChoiceProps) {
  const text = useText();
  const { services } = usePane();
  const waves = wavesOf(ready);
  const { workbook } = services;
  const followsSelection = scope.kind === 'selected';
  const [asked, setAsked] = useState(0);
  useSelectionWatch(followsSelection, () => setAsked((times) => times + 1));
  useEffect(() => {
    if (!followsSelection) return undefined;
    let isOver = false;
    const select = (keys: readonly RowKey[]): void => {
      if (!isOver) onChoose({ kind: 'selected', keys });
    };
    // A selection that cannot be read, such as that of a chart, selects no rows.
    workbook.selection().then(select, () => select([]));
    return () => {
      isOver = true;
    };
  }, [followsSelection, workbook, onChoose, asked]);
  const choose = (value: string): void => {
    const wave = waves.find((one) => `wave-${String(one)}` === value);
    if (wave !== undefined) onChoose({ kind: 'wave', wave });
    else onChoose(value === 'selected' ? { kind: 'selected', keys: [] } : { kind: 'all' });
  };
  return (
    <Field label={text('pane.run.scope')}>
      <RadioGroup value={valueOf(scope)} onChange={(_event, { value }) => choose(value)}>
        <Radio value="all" label={text('pane.run.scope-all', { count: ready.length })} />
        {waves.map((wave) => (
          <Radio
            key={wave}
            value={`wave-${String(wave)}`}
            label={text('pane.run.scope-wave', { wave, count: rowsIn({ kind: 'wave', wave }, ready).length })}
          />
        ))}
        <Radio
          value="selected"
          label={
            followsSelection
              ? text('pane.run.scope-selected-count', { count: rowsIn(scope, ready).length })
              : text('pane.run.scope-selected')
          }
        />
      </RadioGroup>
    </Field>
  );
}
