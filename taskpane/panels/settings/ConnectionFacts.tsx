import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { formatDay, formatNumber } from '../../../src/messages';
import { useSelected } from '../../app/pane-context';
import { useText } from '../../app/use-text';
import { contentOf } from '../../state/workbook-state';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    margin: 0,
    overflowWrap: 'anywhere',
  },
  term: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0 },
  heading: { margin: `${tokens.spacingVerticalS} 0` },
});

/** What support asks for: which partner, who, which version, at what pace. */
export function ConnectionFacts() {
  const styles = useStyles();
  const text = useText();
  const connection = useSelected((state) => state.connection);
  const content = useSelected((state) => contentOf(state.workbook));
  if (connection.status !== 'connected') return null;
  const { me } = connection;
  const pace =
    me.requestsPerMinute === 0 ? text('pane.settings.no-limit') : formatNumber(me.requestsPerMinute, text.locale);
  const facts: readonly (readonly [string, string])[] = [
    [text('pane.settings.partner'), me.connection.name],
    [text('pane.settings.tenant'), me.connection.tenantId],
    [text('pane.settings.user'), me.user.name],
    [text('pane.settings.pace'), pace],
    [text('pane.settings.concurrency'), formatNumber(me.concurrency, text.locale)],
    [text('pane.settings.today'), formatDay(me.today, text.locale)],
    ...(content?.meta.pulledOn === undefined
      ? []
      : [[text('pane.settings.pulled-on'), formatDay(content.meta.pulledOn, text.locale)] as const]),
    [text('pane.settings.version'), me.version],
  ];
  return (
    <section>
      <Text as="h2" weight="semibold" className={styles.heading}>
        {text('pane.settings.connection')}
      </Text>
      <dl className={styles.facts}>
        {facts.map(([term, value]) => (
          <div key={term} style={{ display: 'contents' }}>
            <dt className={styles.term}>
              <Text size={200}>{term}</Text>
            </dt>
            <dd className={styles.value}>
              <Text size={200}>{value}</Text>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
