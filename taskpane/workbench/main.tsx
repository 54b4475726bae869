import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { matchLocale, pseudoLocale } from '../../src/messages';
import { createSystemClock, loadCatalogue } from '../index';
import { loadRibbon } from './ribbon/load-manifest';
import type { Ribbon } from './ribbon/manifest';
import { askConnection, type Connection } from './session/connection';
import { loadPreferences, savePreferences, type Preferences } from './session/preferences';
import { apiVersions } from './session/session';
import { Workbench } from './Workbench';

/** The workbench lies one folder below the add-in's files. */
const servedRoot = new URL('../', window.location.href).href;
const paneSource = new URL('taskpane.html', window.location.href).href;
const systemLocale =
  navigator.languages.map((tag) => matchLocale(tag)).find((locale) => locale !== undefined) ?? 'en-US';

const clock = createSystemClock(() => undefined);

interface Loaded {
  readonly ribbon?: Ribbon;
  readonly ribbonProblem?: string;
  readonly connection?: Connection;
}

const isNewsworthy = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function Page() {
  const [preferences, setPreferences] = useState(() =>
    loadPreferences(window.localStorage, window.location.href, systemLocale, apiVersions),
  );
  const [loaded, setLoaded] = useState<Loaded>({});
  const [spoken, setSpoken] = useState<Preferences['locale'] | undefined>();
  useEffect(() => {
    const add = (change: Loaded) => setLoaded((before) => ({ ...before, ...change }));
    loadRibbon(servedRoot).then(
      (ribbon) => add({ ribbon }),
      (error: unknown) => add({ ribbonProblem: isNewsworthy(error) }),
    );
    void askConnection(servedRoot, window.fetch.bind(window)).then((connection) => add({ connection }));
  }, []);
  // The page is shown in a language only once its sentences are here.
  const { locale } = preferences;
  useEffect(() => {
    let current = true;
    void loadCatalogue(locale === pseudoLocale ? 'en-US' : locale).then(() => {
      if (!current) return;
      document.documentElement.lang = locale;
      setSpoken(locale);
    });
    return () => {
      current = false;
    };
  }, [locale]);
  if (spoken === undefined) return null;
  return (
    <Workbench
      clock={clock}
      newId={() => crypto.randomUUID()}
      servedRoot={servedRoot}
      paneSource={paneSource}
      preferences={{ ...preferences, locale: spoken }}
      onPreferences={(change) =>
        setPreferences((before) => {
          const next = { ...before, ...change };
          savePreferences(window.localStorage, next);
          return next;
        })
      }
      ribbon={loaded.ribbon}
      ribbonProblem={loaded.ribbonProblem}
      connection={loaded.connection}
    />
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');
createRoot(root).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
