import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { TableSimple24Regular } from '@fluentui/react-icons';
import { translate, type Locale } from '../../src/messages';

const useStyles = makeStyles({
  middle: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalXXL,
    minHeight: '100vh',
    boxSizing: 'border-box',
  },
});

/** What stands here when somebody opens the pane's address in a browser window of its own. */
export function NotInExcel({ locale }: { readonly locale: Locale }) {
  return (
    <main className={useStyles().middle}>
      <TableSimple24Regular aria-hidden />
      <Text as="h1" size={500} weight="semibold" style={{ margin: 0 }}>
        Crossgrade
      </Text>
      <Text>{translate('pane.connect.not-in-excel', {}, locale)}</Text>
    </main>
  );
}
