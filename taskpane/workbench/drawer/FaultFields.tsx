import { Button, Field, Input, makeStyles, Switch, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { excelPayloadLimit, type ExcelHost } from '../../../src/excel-host';
import { useText } from '../text/text';

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS },
});

/** Makes the host do things wrong: a failing call, a smaller limit, a member that finds nothing. */
export function FaultFields({ host }: { readonly host: ExcelHost }) {
  const styles = useStyles();
  const text = useText();
  const [nth, setNth] = useState('');
  const [afterEffect, setAfterEffect] = useState(false);
  const [bytes, setBytes] = useState(String(excelPayloadLimit));
  const [member, setMember] = useState('');
  const [active, setActive] = useState(host.faults.active.length);
  const set = () => {
    host.faults.clear();
    const count = Number(nth);
    if (count > 0) host.faults.add({ kind: 'sync', nth: count, afterEffect });
    const limit = Number(bytes);
    if (limit > 0 && limit !== excelPayloadLimit) host.faults.add({ kind: 'payload', bytes: limit });
    for (const one of member.split(',')) {
      if (one.trim() !== '') host.faults.add({ kind: 'member', member: one.trim() });
    }
    setActive(host.faults.active.length + (host.faults.payloadLimit === excelPayloadLimit ? 0 : 1));
  };
  const reset = () => {
    host.faults.clear();
    setNth('');
    setBytes(String(excelPayloadLimit));
    setMember('');
    setActive(0);
  };
  return (
    <div className={styles.fields}>
      <p>{text('workbench.drawer.faults-help')}</p>
      <Field label={text('workbench.drawer.fail-sync')}>
        <Input type="number" min={1} value={nth} onChange={(_event, data) => setNth(data.value)} />
      </Field>
      <Switch
        label={text('workbench.drawer.after-effect')}
        checked={afterEffect}
        onChange={(_event, data) => setAfterEffect(data.checked)}
      />
      <Field label={text('workbench.drawer.payload')}>
        <Input type="number" min={1} value={bytes} onChange={(_event, data) => setBytes(data.value)} />
      </Field>
      <Field label={text('workbench.drawer.missing')} hint={text('workbench.drawer.missing-help')}>
        <Input value={member} placeholder="Worksheet.getRange" onChange={(_event, data) => setMember(data.value)} />
      </Field>
      <div className={styles.buttons}>
        <Button appearance="primary" onClick={set}>
          {text('workbench.drawer.apply')}
        </Button>
        <Button onClick={reset}>{text('workbench.drawer.reset')}</Button>
      </div>
      <p role="status">{text('workbench.drawer.faults-set', { count: active })}</p>
    </div>
  );
}
