import { act, cleanup, configure, render, screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { brandId, type Day, type TenantId } from '../../../src/base';
import { paths, type MeAnswer, type PullAnswer } from '../../../src/contract';
import type { MessageLocale } from '../../../src/messages';
import { renderModel, sheetTexts, type InteractiveWorkbook, type MigrationRow } from '../../../src/workbook';
import { openExcelWorkbook } from '../../../src/workbook/writers/office-js';
import { App } from '../../../taskpane/app/App';
import { PaneProvider, type Pane } from '../../../taskpane/app/pane-context';
import { start } from '../../../taskpane/app/start';
import { openPane } from '../../../taskpane/open-pane';
import { sandboxIdentity } from '../../../taskpane/signin/sandbox-identity';
import { PaneTheme } from '../../../taskpane/theme/PaneTheme';
import { openEmptyExcel } from '../../support/office/empty-excel';
import { clock, guid, meta, plans } from '../../workbook/samples';

/** Under which what has no answer of its own is answered, by a function that sees the path as well. */
export const otherPaths = '*';

// A panel that is shown for the first time is compiled first, on a machine that does ten other things.
configure({ asyncUtilTimeout: 60_000 });

/** Answers by path; a function sees the request. */
export type Answers = Record<string, unknown>;

export const me: MeAnswer = {
  user: { id: 'local:anna', name: 'Anna' },
  connection: { name: meta.connection, tenantId: brandId<TenantId>(guid(7, 1)), sandbox: true },
  today: '2026-11-21' as Day,
  version: '0.1.0',
  requestsPerMinute: 500,
  concurrency: 16,
  limits: { failurePercent: 20, failureRows: 20, mostCost: [] },
  signIn: 'local',
};

const nothing: Answers = {
  [paths.me]: me,
  [paths.customers]: { customers: [], more: false },
  [paths.statuses]: { rows: [], users: [], runs: [] },
};

/** The answer to a pull, as a stream tells it. */
export function pullStream(answer: Partial<PullAnswer>): Response {
  const whole = { rows: [], plans, answered: [], unanswered: [], meta, ...answer };
  return new Response(`event: result\ndata: ${JSON.stringify(whole)}\n\n`, {
    headers: { 'content-type': 'text/event-stream' },
  });
}

export interface PanePage {
  readonly pane: Pane;
  readonly workbook: InteractiveWorkbook;
  /** What the gateway answers from now on; undefined: it is away. */
  answer(answers: Answers | undefined): void;
  close(): Promise<void>;
}

export interface PanePageOptions {
  /** Rows in the workbook when the pane opens; left out: an empty workbook. */
  readonly rows?: readonly MigrationRow[];
  readonly connection?: string;
  readonly answers?: Answers;
  readonly isAway?: boolean;
  readonly introduced?: boolean;
  /** In which Excel speaks; default English. */
  readonly locale?: MessageLocale;
}

function storage(introduced: boolean) {
  const kept = new Map<string, unknown>([['introduced', introduced]]);
  return {
    read: (key: string) => kept.get(key),
    write: (key: string, value: unknown) => void kept.set(key, value),
    remove: (key: string) => void kept.delete(key),
  };
}

/** The pane as a person sees it, on the real office.js, with a gateway that answers as the test says. */
export async function openPanePage(options: PanePageOptions = {}): Promise<PanePage> {
  const office = openEmptyExcel();
  const workbook = openExcelWorkbook({ clock });
  if (options.rows) {
    const made = { ...meta, connection: options.connection ?? meta.connection };
    await workbook.render(renderModel(options.rows, [], plans, made, sheetTexts('en-US')));
  }
  let answers: Answers | undefined = options.isAway === true ? undefined : { ...nothing, ...options.answers };
  const pane = openPane({
    openWorkbook: (paneClock) => openExcelWorkbook({ clock: paneClock }),
    fetch: async (address, init) => {
      if (answers === undefined) throw new TypeError('Failed to fetch');
      const path = new URL(address, 'http://gateway').pathname;
      const known = answers[path] ?? answers[otherPaths];
      const found: unknown =
        typeof known === 'function' ? await (known as (init: RequestInit, path: string) => unknown)(init, path) : known;
      return found instanceof Response
        ? found
        : Response.json(found ?? {}, { status: found === undefined ? 404 : 200 });
    },
    gatewayAddress: 'http://gateway',
    signIn: sandboxIdentity,
    host: { locale: options.locale ?? 'en-US', showPane: () => Promise.resolve() },
    storage: storage(options.introduced ?? true),
    newId: () => crypto.randomUUID(),
    random: () => 0,
  });
  render(
    <PaneTheme officeTheme={() => undefined}>
      <PaneProvider value={pane}>
        <App />
      </PaneProvider>
    </PaneTheme>,
  );
  let stop: () => Promise<void> = () => Promise.resolve();
  await act(async () => {
    stop = await start(pane, () => 0);
  });
  // From here on the pane moves by itself: React need not warn that no test has moved it.
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false });
  return {
    pane,
    workbook,
    answer: (next) => {
      answers = next && { ...nothing, ...next };
    },
    close: async () => {
      cleanup();
      await stop();
      office.close();
    },
  };
}

/** A button once it can be pressed: while the pane is at something, those that would ask for more are there and wait. */
export async function usable(name: string | RegExp): Promise<HTMLElement> {
  return waitFor(() => {
    const button = screen.getByRole('button', { name });
    if (button.getAttribute('aria-disabled') === 'true') throw new Error(`${String(name)} cannot be pressed`);
    return button;
  });
}

/** What an accessibility check objects to. Colours are for a real browser: jsdom draws nothing. */
export async function violations(): Promise<readonly string[]> {
  const { violations: found } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
