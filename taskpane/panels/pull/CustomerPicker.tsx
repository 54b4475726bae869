import { Button, Checkbox, makeStyles, SearchBox, Spinner, Text, tokens } from '@fluentui/react-components';
import { Dismiss12Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { sameId } from '../../../src/base';
import type { CustomersAnswer } from '../../../src/contract';
import { useText } from '../../app/use-text';
import type { ChosenCustomer } from '../../state/pull-state';
import { useCustomerSearch } from './use-customer-search';

const useStyles = makeStyles({
  picker: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  search: { maxWidth: 'none' },
  list: {
    maxHeight: '220px',
    overflowY: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  customer: { display: 'flex', flexDirection: 'column', lineHeight: tokens.lineHeightBase200 },
  domain: { color: tokens.colorNeutralForeground3 },
  empty: { padding: tokens.spacingVerticalM },
  chosen: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
  },
  tag: { minHeight: '24px', maxWidth: '100%' },
});

interface CustomerPickerProps {
  readonly chosen: readonly ChosenCustomer[];
  readonly choose: (customers: readonly ChosenCustomer[]) => void;
}

function Found({ answer, chosen, choose }: CustomerPickerProps & { readonly answer: CustomersAnswer }) {
  const styles = useStyles();
  const text = useText();
  if (answer.customers.length === 0) return <Text className={styles.empty}>{text('pane.pull.no-customer')}</Text>;
  return (
    <>
      <div className={styles.list} role="group" aria-label={text('pane.pull.found-customers')}>
        {answer.customers.map(({ id, name, domain }) => (
          <div key={id}>
            <Checkbox
              checked={chosen.some((one) => sameId(one.id, id))}
              label={
                <span className={styles.customer}>
                  {name}
                  <Text size={200} className={styles.domain}>
                    {domain}
                  </Text>
                </span>
              }
              onChange={(_event, { checked }) => {
                const others = chosen.filter((one) => !sameId(one.id, id));
                choose(checked === true ? [...others, { id, name }] : others);
              }}
            />
          </div>
        ))}
      </div>
      {answer.more && <Text size={200}>{text('pane.pull.more-customers')}</Text>}
    </>
  );
}

/** Finds customers by name, domain or id, and keeps those that were chosen in sight. */
export function CustomerPicker({ chosen, choose }: CustomerPickerProps) {
  const styles = useStyles();
  const text = useText();
  const [typed, setTyped] = useState('');
  const search = useCustomerSearch(typed);
  return (
    <div className={styles.picker}>
      {chosen.length > 0 && (
        <ul className={styles.chosen} aria-label={text('pane.pull.chosen-list', { count: chosen.length })}>
          {chosen.map(({ id, name }) => (
            <li key={id}>
              <Button
                size="small"
                className={styles.tag}
                icon={<Dismiss12Regular />}
                iconPosition="after"
                aria-label={text('pane.pull.remove-customer', { customer: name })}
                onClick={() => choose(chosen.filter((one) => !sameId(one.id, id)))}
              >
                {name}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <SearchBox
        className={styles.search}
        value={typed}
        placeholder={text('pane.pull.search-customers')}
        aria-label={text('pane.pull.search-customers')}
        onChange={(_event, { value }) => setTyped(value)}
      />
      {search.status === 'searching' && <Spinner size="tiny" label={text('pane.loading')} />}
      {search.status === 'failed' &&
        search.notices.map(({ id, title }) => (
          <Text key={id} role="alert">
            {text.of(title)}
          </Text>
        ))}
      {search.status === 'found' && <Found answer={search.answer} chosen={chosen} choose={choose} />}
    </div>
  );
}
