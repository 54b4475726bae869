import { FluentProvider, makeStaticStyles, makeStyles, tokens } from '@fluentui/react-components';
import { startTransition, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Clock } from '../../src/base';
import type { Conversation } from '../../src/excel-host';
import { fluentThemes } from '../index';
import { useFiles } from './file/use-files';
import type { Paper } from './grid/look/cell-style';
import { GridContext } from './grid/view/use-grid';
import { PaneFrame } from './pane/PaneFrame';
import { goToNextRegion } from './regions';
import type { Ribbon as RibbonOfManifest, RibbonButton } from './ribbon/manifest';
import { inLanguage } from './ribbon/manifest';
import { isSaveKey } from './save-key';
import type { Connection } from './session/connection';
import type { Preferences } from './session/preferences';
import { requirementSetsOf } from './session/session';
import { useShade } from './session/use-shade';
import type * as surroundings from './surroundings';
import { LocaleContext, textIn } from './text/text';

const usePageStyles = makeStaticStyles({ 'html, body': { margin: 0, height: '100%', overflow: 'hidden' } });

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    height: '100vh',
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground4,
  },
  work: { display: 'flex', flexGrow: 1, minHeight: 0 },
  sheet: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0, minHeight: 0 },
  side: { display: 'flex', flexShrink: 0, minHeight: 0 },
  hidden: { display: 'none' },
  // As high as what comes: nothing that can be pressed already may move.
  above: { height: '174px', flexShrink: 0 },
  beside: { width: '9px', flexShrink: 0 },
  below: { height: '25px', flexShrink: 0 },
});

type Surroundings = typeof surroundings;

/** Fetched while the add-in starts, and no sooner carried out than it is needed. */
const loadSurroundings = (): Promise<Surroundings> => import(/* webpackPrefetch: true */ './surroundings');

/** Before the manifest is read. */
const unknownAddIn = '00000000-0000-0000-0000-000000000000';

/** What the page is put together from. */
export interface WorkbenchProps {
  readonly clock: Pick<Clock, 'now'>;
  readonly newId: () => string;
  /** Address under which the add-in's files are served. */
  readonly servedRoot: string;
  /** Address of the add-in's page on this server. */
  readonly paneSource: string;
  readonly preferences: Preferences;
  readonly onPreferences: (change: Partial<Preferences>) => void;
  readonly ribbon: RibbonOfManifest | undefined;
  readonly ribbonProblem: string | undefined;
  readonly connection: Connection | undefined;
}

/** The page: a workbook on the left, the add-in on the right, and a ribbon over both. */
export function Workbench(props: WorkbenchProps) {
  const { clock, newId, preferences, onPreferences, ribbon } = props;
  usePageStyles();
  const styles = useStyles();
  const { locale } = preferences;
  const text = useMemo(() => textIn(locale), [locale]);
  const shade = useShade(preferences.theme);
  const theme = fluentThemes[shade];
  const files = useFiles({ clock, preferences, text, addInId: ribbon?.id ?? unknownAddIn });
  const { session } = files;
  const { host, workbook, grid } = session;
  const [load, setLoad] = useState(0);
  const [tools, setTools] = useState(false);
  const [notice, setNotice] = useState<string | undefined>();
  const [around, setAround] = useState<Surroundings | undefined>();
  const draw = useCallback(() => {
    void loadSurroundings().then((loaded) => startTransition(() => setAround(loaded)));
  }, []);

  const runtime = useSyncExternalStore(
    (listener) => host.services.subscribe(listener),
    () => host.services.state,
  );
  const paneOpen = runtime.pane === 'Visible';

  useEffect(() => {
    // Another language makes all texts anew; the same one would only look like a change.
    if (workbook.locale !== preferences.contentLocale) workbook.setLocale(preferences.contentLocale);
  }, [workbook, preferences.contentLocale]);
  useEffect(() => {
    host.requirementSets = requirementSetsOf(preferences.apiVersion);
  }, [host, preferences.apiVersion]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // In the cells the grid has done it already.
      if (event.key === 'F6' && !event.defaultPrevented) {
        event.preventDefault();
        goToNextRegion(event.shiftKey);
        return;
      }
      if (!isSaveKey(event)) return;
      // The browser would save its page.
      event.preventDefault();
      files.save();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [files]);

  // Another document, language or version is another load of the add-in's page, as in Excel.
  const conversation: Conversation = useMemo(
    () => ({
      conversationId: newId(),
      hostOrigin: window.location.origin,
      displayLanguage: locale,
      contentLanguage: preferences.contentLocale,
      documentUrl: new URL(`${encodeURIComponent(workbook.name)}.xlsx`, props.servedRoot).href,
    }),
    // The id is to change with them, and only with them: a file keeps its name while the add-in runs.
    [session, load, locale, preferences.contentLocale, preferences.apiVersion],
  );

  const onButton = useCallback(
    ({ id, action }: RibbonButton) => {
      setNotice(undefined);
      if (action.kind === 'show-taskpane') {
        host.services.change({ pane: 'Visible' });
        return;
      }
      if (host.commands.running > 0) setNotice(text('workbench.ribbon.busy'));
      else void host.commands.invoke(action.functionName, id);
    },
    [host, text],
  );

  const paper: Paper = useMemo(
    () => ({ colour: theme.colorNeutralBackground1, ink: theme.colorNeutralForeground1, dark: shade === 'dark' }),
    [theme, shade],
  );
  const addInName = ribbon ? inLanguage(ribbon.name, locale) : text('workbench.pane.name');
  return (
    <FluentProvider theme={theme}>
      <LocaleContext.Provider value={locale}>
        <GridContext.Provider value={grid}>
          <div className={styles.page} lang={locale}>
            {around ? (
              <>
                <around.TitleBar
                  icon={ribbon?.icon}
                  fileName={workbook.name}
                  unsaved={files.unsaved}
                  busy={files.busy}
                  connection={props.connection}
                  onRename={files.rename}
                  onNew={files.makeNew}
                  onOpen={files.open}
                  onSave={files.save}
                  onTools={() => setTools(true)}
                />
                <around.Ribbon
                  ribbon={ribbon}
                  problem={props.ribbonProblem}
                  disabled={runtime.disabledControls}
                  onButton={onButton}
                />
                <around.Messages files={files} notice={notice} />
              </>
            ) : (
              <div className={styles.above} />
            )}
            <div className={styles.work}>
              <main className={styles.sheet}>
                {around && (
                  <>
                    <around.FormulaBar />
                    <around.Grid paper={paper} leave={goToNextRegion} />
                    <around.SheetTabs />
                  </>
                )}
              </main>
              <aside className={paneOpen ? styles.side : styles.hidden} aria-label={text('workbench.pane.name')}>
                {around ? (
                  <around.Splitter
                    width={preferences.paneWidth}
                    onWidth={(paneWidth) => onPreferences({ paneWidth })}
                  />
                ) : (
                  <div className={styles.beside} />
                )}
                <div style={{ width: preferences.paneWidth }}>
                  <PaneFrame
                    host={host}
                    conversation={conversation}
                    source={props.paneSource}
                    name={addInName}
                    dark={shade === 'dark'}
                    leave={goToNextRegion}
                    save={files.save}
                    onRest={draw}
                  >
                    {around && (
                      <around.PaneHead
                        onClose={() => {
                          host.services.change({ pane: 'Background' });
                          grid.focus();
                        }}
                        onRestart={() => setLoad((before) => before + 1)}
                      />
                    )}
                  </PaneFrame>
                </div>
              </aside>
            </div>
            {around ? <around.StatusBar log={host.log} /> : <div className={styles.below} />}
          </div>
          {around && tools && (
            <around.DeveloperDrawer
              open
              host={host}
              preferences={preferences}
              onPreferences={onPreferences}
              onClose={() => setTools(false)}
            />
          )}
          {around && <around.LeaveDialog leaving={files.leaving} />}
        </GridContext.Provider>
      </LocaleContext.Provider>
    </FluentProvider>
  );
}
