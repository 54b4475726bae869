import { Button, Field, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { locales, type MessageLocale } from '../../../src/messages';
import { setLanguage, translateSheets } from '../../actions/set-language';
import { useAction, usePane, useSelected } from '../../app/pane-context';
import { PanelFrame } from '../../app/PanelFrame';
import { useText } from '../../app/use-text';
import { sheetLocale } from '../../state/sheet-locale';
import { contentOf } from '../../state/workbook-state';
import { ConnectionFacts } from './ConnectionFacts';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  start: { alignSelf: 'flex-start' },
});

/** A language in its own words: whoever took the wrong one finds the way back. */
function nameOf(locale: MessageLocale): string {
  const names = new Intl.DisplayNames(locale, { type: 'language', languageDisplay: 'standard' });
  return names.of(locale.slice(0, locale.indexOf('-'))) ?? locale;
}

/** Language, and what the pane is connected to. */
export function SettingsPanel() {
  const styles = useStyles();
  const text = useText();
  const { services, store } = usePane();
  const language = useSelected((state) => state.language);
  const sheets = useSelected((state) => contentOf(state.workbook)?.locale);
  const isBusy = useSelected((state) => state.work !== undefined);
  // A field that is switched off loses the keyboard: while its own choice is carried out it stays.
  const isBusyElsewhere = useSelected(({ work }) => work !== undefined && work.action !== setLanguage.key);
  const choose = useAction(setLanguage);
  const translate = useAction(translateSheets);
  return (
    <PanelFrame title={text('pane.view.settings')}>
      <section className={styles.section}>
        <Field label={text('pane.settings.language')} hint={text('pane.settings.language-means')}>
          <Select
            value={language}
            disabled={isBusyElsewhere}
            onChange={(_event, { value }) => void choose.run(locales.find((locale) => locale === value) ?? 'host')}
          >
            <option value="host">{text('pane.settings.as-excel', { language: nameOf(services.host.locale) })}</option>
            {locales.map((locale) => (
              <option key={locale} value={locale} lang={locale}>
                {nameOf(locale)}
              </option>
            ))}
          </Select>
        </Field>
        {sheets !== undefined && sheets !== sheetLocale(text.locale) && (
          <>
            <Text>{text('pane.settings.sheets-in', { language: nameOf(sheets) })}</Text>
            <Button className={styles.start} disabledFocusable={isBusy} onClick={() => void translate.run(undefined)}>
              {text('pane.settings.rewrite', { language: nameOf(sheetLocale(text.locale)) })}
            </Button>
          </>
        )}
      </section>
      <ConnectionFacts />
      <Button size="small" className={styles.start} onClick={() => store.set({ view: 'pull', introduces: true })}>
        {text('pane.settings.introduction')}
      </Button>
    </PanelFrame>
  );
}
