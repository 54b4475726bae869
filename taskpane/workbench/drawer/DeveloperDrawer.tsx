import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  Field,
  makeStyles,
  OverlayDrawer,
  Select,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import type { ExcelHost } from '../../../src/excel-host';
import { locales, pseudoLocale } from '../../../src/messages';
import { messageLocales, themeChoices, type Preferences } from '../session/preferences';
import { apiVersions } from '../session/session';
import { useText } from '../text/text';
import { FaultFields } from './FaultFields';
import { WireLogList } from './WireLogList';

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

export interface DeveloperDrawerProps {
  readonly open: boolean;
  readonly host: ExcelHost;
  readonly preferences: Preferences;
  readonly onPreferences: (change: Partial<Preferences>) => void;
  readonly onClose: () => void;
}

/** A language in its own name. */
function nativeName(locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale;
}

/** What one changes of the harness itself: languages, version and theme of the host, its faults, and what was said. */
export function DeveloperDrawer({ open, host, preferences, onPreferences, onClose }: DeveloperDrawerProps) {
  const text = useText();
  const styles = useStyles();
  return (
    <OverlayDrawer open={open} position="end" size="medium" onOpenChange={(_event, data) => !data.open && onClose()}>
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={text('workbench.drawer.close')}
              onClick={onClose}
            />
          }
        >
          {text('workbench.drawer.open')}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        <Accordion multiple collapsible defaultOpenItems={['host', 'log']}>
          <AccordionItem value="host">
            <AccordionHeader>{text('workbench.drawer.host')}</AccordionHeader>
            <AccordionPanel className={styles.fields}>
              <Field label={text('workbench.drawer.language')}>
                <Select
                  value={preferences.locale}
                  onChange={(_event, { value }) => {
                    const locale = messageLocales.find((one) => one === value);
                    if (locale) onPreferences({ locale });
                  }}
                >
                  {locales.map((locale) => (
                    <option key={locale} value={locale} lang={locale}>
                      {nativeName(locale)}
                    </option>
                  ))}
                  <option value={pseudoLocale}>{text('workbench.drawer.pseudo')}</option>
                </Select>
              </Field>
              <Field label={text('workbench.drawer.content-language')}>
                <Select
                  value={preferences.contentLocale}
                  onChange={(_event, { value }) => onPreferences({ contentLocale: value })}
                >
                  {locales.map((locale) => (
                    <option key={locale} value={locale} lang={locale}>
                      {nativeName(locale)}
                    </option>
                  ))}
                </Select>
              </Field>
              <Field label={text('workbench.drawer.api-version')} hint={text('workbench.drawer.restarts')}>
                <Select
                  value={preferences.apiVersion}
                  onChange={(_event, { value }) => onPreferences({ apiVersion: value })}
                >
                  {apiVersions.map((version) => (
                    <option key={version} value={version}>
                      ExcelApi {version}
                    </option>
                  ))}
                </Select>
              </Field>
              <Field label={text('workbench.drawer.theme')} hint={text('workbench.drawer.theme-help')}>
                <Select
                  value={preferences.theme}
                  onChange={(_event, { value }) => {
                    const theme = themeChoices.find((one) => one === value);
                    if (theme) onPreferences({ theme });
                  }}
                >
                  {themeChoices.map((theme) => (
                    <option key={theme} value={theme}>
                      {text(`workbench.drawer.theme-${theme}`)}
                    </option>
                  ))}
                </Select>
              </Field>
            </AccordionPanel>
          </AccordionItem>
          <AccordionItem value="faults">
            <AccordionHeader>{text('workbench.drawer.faults')}</AccordionHeader>
            <AccordionPanel>
              <FaultFields host={host} />
            </AccordionPanel>
          </AccordionItem>
          <AccordionItem value="log">
            <AccordionHeader>{text('workbench.drawer.log')}</AccordionHeader>
            <AccordionPanel>
              <WireLogList host={host} />
            </AccordionPanel>
          </AccordionItem>
        </Accordion>
      </DrawerBody>
    </OverlayDrawer>
  );
}
