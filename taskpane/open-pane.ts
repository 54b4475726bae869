import type { Clock } from '../src/base';
import type { InteractiveWorkbook } from '../src/workbook';
import type { MessageLocale } from '../src/messages';
import { readPreferences } from './actions/preferences';
import { createRunner } from './actions/runner';
import type { Pane } from './app/pane-context';
import { createGatewayClient } from './gateway-client/gateway-client';
import type { PaneStorage } from './host';
import { createRunCenter } from './runs/create-run-center';
import type { PaneHost, Services } from './pane-world';
import type { SignIn } from './signin/sign-in';
import { initialState, type PaneState } from './state/pane-state';
import { sheetLocale } from './state/sheet-locale';
import { createStore, type Store } from './state/store';
import { createSystemClock } from './system-clock';

/** What the pane is made of; `main.tsx` takes it from Office and the browser. */
export interface PaneParts {
  readonly openWorkbook: (clock: Clock) => InteractiveWorkbook;
  readonly fetch: (address: string, init: RequestInit) => Promise<Response>;
  /** Where the gateway listens, without a slash at the end; empty: where the page comes from. */
  readonly gatewayAddress: string;
  readonly signIn: SignIn;
  readonly host: PaneHost;
  readonly storage: PaneStorage;
  readonly newId: () => string;
  readonly random: () => number;
}

/** The language to begin with: the one that was chosen, else that of the program around the pane. */
export function firstLocale(storage: PaneStorage, host: Pick<PaneHost, 'locale'>): MessageLocale {
  const { language } = readPreferences(storage);
  return language === 'host' ? host.locale : language;
}

function firstState({ storage, host }: PaneParts): PaneState {
  const { language, pull, introduced } = readPreferences(storage);
  return {
    ...initialState(firstLocale(storage, host)),
    language,
    introduces: !introduced,
    pull: { options: pull, report: undefined },
  };
}

function clockOf(store: Store<PaneState>): Clock {
  return createSystemClock(() => {
    const { connection } = store.get();
    return connection.status === 'connected' ? connection.me.today : undefined;
  });
}

/** Puts the pane together. Nothing is asked or read before `start`. */
export function openPane(parts: PaneParts): Pane {
  const { signIn, host, storage, newId } = parts;
  const store = createStore(firstState(parts));
  const clock = clockOf(store);
  const gateway = createGatewayClient({
    address: parts.gatewayAddress,
    fetch: parts.fetch,
    identify: (how) => signIn.identify(how),
    locale: () => sheetLocale(store.get().locale),
    clock,
    random: parts.random,
    heard: (reachable) => {
      if (store.get().reachable !== reachable) store.set({ reachable });
    },
  });
  const workbook = parts.openWorkbook(clock);
  const withoutRuns = { gateway, workbook, signIn, host, clock, storage, newId };
  const services: Services = { ...withoutRuns, runs: createRunCenter(withoutRuns, store) };
  return { services, store, runner: createRunner(services, store) };
}
