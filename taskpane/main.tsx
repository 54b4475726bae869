import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { defaultLocale, matchLocale, pseudoLocale } from '../src/messages';
import { connect } from './actions/connect';
import { noticesOf, problemOf, showNotices } from './actions/notices';
import { associateRibbon } from './actions/ribbon';
import { App } from './app/App';
import { keepKeys } from './app/keep-keys';
import { NotInExcel } from './app/NotInExcel';
import { panels } from './app/panels';
import { PaneProvider, type Pane } from './app/pane-context';
import { start } from './app/start';
import { loadCatalogue, loadEveryCatalogue } from './messages/load-catalogue';
import { firstLocale, openPane } from './open-pane';
import type { PaneHost } from './pane-world';
import { sandboxIdentity } from './signin/sandbox-identity';
import { sheetLocale } from './state/sheet-locale';
import { PaneTheme } from './theme/PaneTheme';

/** Excel, as far as the pane asks anything of it beside the workbook. */
function paneHost(): PaneHost {
  const { displayLanguage, requirements } = Office.context;
  const sharesRuntime = requirements.isSetSupported('SharedRuntime', '1.1');
  return {
    locale: displayLanguage === pseudoLocale ? pseudoLocale : (matchLocale(displayLanguage) ?? defaultLocale),
    showPane: async () => {
      if (sharesRuntime) await Office.addin.showAsTaskpane();
    },
  };
}

/** Notices what the page alone is told: that the network went away, and that the agent is back. */
function watchPage({ store, runner }: Pane): void {
  window.addEventListener('offline', () => {
    store.set({ reachable: false });
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void runner.run(connect);
  });
}

/** What fails to come ahead of time is asked for again, and told, where it is needed. */
function fetchAhead(...needed: readonly (() => Promise<unknown>)[]): void {
  for (const fetchIt of needed) fetchIt().catch(() => undefined);
}

async function open(): Promise<void> {
  // Fetched while Office starts.
  const needed = Promise.all([import('./host'), import('../src/workbook/writers/office-js'), Office.onReady()]);
  fetchAhead(panels.pull.load, loadEveryCatalogue);
  const [{ officeHost, openStorage }, { openExcelWorkbook }] = await needed;
  const root = createRoot(document.getElementById('root') ?? document.body);
  if (!officeHost().isExcel) {
    const locale = matchLocale(navigator.language) ?? defaultLocale;
    await loadCatalogue(locale);
    root.render(
      <FluentProvider theme={webLightTheme}>
        <NotInExcel locale={locale} />
      </FluentProvider>,
    );
    return;
  }
  const host = paneHost();
  const storage = openStorage(Office.context.partitionKey);
  await loadCatalogue(sheetLocale(firstLocale(storage, host)));
  const pane = openPane({
    openWorkbook: (clock) => openExcelWorkbook({ clock }),
    fetch: (address, init) => fetch(address, init),
    gatewayAddress: '',
    signIn: sandboxIdentity,
    host,
    storage,
    newId: () => crypto.randomUUID(),
    random: Math.random,
  });
  associateRibbon((name, command) => Office.actions.associate(name, command), pane);
  // Gateway and workbook answer while the pane is drawn.
  const started = start(pane, Math.random);
  root.render(
    <StrictMode>
      <PaneTheme officeTheme={() => Office.context.officeTheme}>
        <PaneProvider value={pane}>
          <App />
        </PaneProvider>
      </PaneTheme>
    </StrictMode>,
  );
  keepKeys(document);
  watchPage(pane);
  try {
    await started;
  } catch (error) {
    // Whoever waits for the connection hears that there is none, and the agent is offered to try again.
    if (pane.store.get().connection.status !== 'connecting') showNotices(pane.store, noticesOf(error, 'start'));
    else pane.store.set({ connection: { status: 'failed', problem: problemOf(error) } });
  }
}

open().catch((error: unknown) => {
  // Without a script, a catalogue or Office there is no pane to show a problem in: the browser's own words must do.
  document.body.textContent = error instanceof Error ? error.message : String(error);
});
