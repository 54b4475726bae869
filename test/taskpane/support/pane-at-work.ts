import { randomUUID } from 'node:crypto';
import type { CustomerId } from '../../../src/base';
import { renderModel, sheetTexts, type MigrationRow, type WorkbookContent } from '../../../src/workbook';
import { openExcelWorkbook } from '../../../src/workbook/writers/office-js';
import { start } from '../../../taskpane/app/start';
import type { Pane } from '../../../taskpane/app/pane-context';
import { openPane } from '../../../taskpane/open-pane';
import { sandboxIdentity } from '../../../taskpane/signin/sandbox-identity';
import type { PaneState } from '../../../taskpane/state/pane-state';
import { contentOf } from '../../../taskpane/state/workbook-state';
import { excelAgent } from '../../conformance/workbook/excel-agent';
import type { Agent } from '../../conformance/workbook/agent';
import { openTestGateway, type TestGateway } from '../../gateway/support/test-gateway';
import { openEmptyExcel } from '../../support/office/empty-excel';
import type { OpenOffice } from '../../support/office/open-office';
import type { PlanWish } from '../../support/planner';
import { until } from '../../support/until';

/** What stands between the pane and its gateway: lets requests through, or does something else with them. */
export type Line = (address: string, init: RequestInit) => Promise<Response>;

function together(wanted: AbortSignal | null | undefined, held: AbortSignal): AbortSignal {
  return wanted ? AbortSignal.any([wanted, held]) : held;
}

const open: Line = (address, init) => fetch(address, init);

/** What a test waits for. */
export type Holds = (state: PaneState) => boolean;

/** A pane that is open, without its face. */
export interface OpenPane extends Pane {
  /** The workbook as the pane knows it. */
  content(): WorkbookContent;
  /** Waits until the state holds. */
  until(holds: Holds): Promise<void>;
  /** Closes it, as an agent does in the middle of something. */
  close(): Promise<void>;
}

/** The pane on the real office.js over our Excel, and a real gateway on engine, database and simulator. */
export interface PaneAtWork {
  readonly gateway: TestGateway;
  readonly office: OpenOffice;
  /** The agent in front of the sheet. */
  readonly agent: Agent;
  /** Puts the rows of these customers into the sheet, included and planned. */
  fill(customers: readonly CustomerId[], wish?: PlanWish): Promise<void>;
  /** Draws the sheets of this content, whatever stood there. */
  render(content: WorkbookContent): Promise<void>;
  /** The sheet, as it is. */
  read(): Promise<WorkbookContent>;
  openPane(): Promise<OpenPane>;
  /** What happens to the pane's requests from now on. */
  line(line: Line): void;
  /** Breaks the connections that are open. */
  cut(): void;
  close(): Promise<void>;
}

function storage() {
  const kept = new Map<string, unknown>();
  return {
    read: (key: string): unknown => kept.get(key),
    write: (key: string, value: unknown): void => void kept.set(key, value),
    remove: (key: string): void => void kept.delete(key),
  };
}

export async function paneAtWork(): Promise<PaneAtWork> {
  const gateway = await openTestGateway();
  const office = openEmptyExcel();
  const panes: OpenPane[] = [];
  const store = storage();
  let through = open;
  let connections = new AbortController();
  const workbook = openExcelWorkbook({ clock: gateway.world.world.clock });

  async function render(content: WorkbookContent): Promise<void> {
    await workbook.render(renderModel(content.rows, content.users, content.plans, content.meta, sheetTexts('en-US')));
  }

  async function opened(): Promise<OpenPane> {
    const pane = openPane({
      openWorkbook: (clock) => openExcelWorkbook({ clock }),
      fetch: (address, init) => through(address, { ...init, signal: together(init.signal, connections.signal) }),
      gatewayAddress: gateway.url,
      signIn: sandboxIdentity,
      host: { locale: 'en-US', showPane: () => Promise.resolve() },
      storage: store,
      newId: randomUUID,
      random: () => 0,
    });
    const stop = await start(pane, () => 0);
    let isOpen = true;
    const one: OpenPane = {
      ...pane,
      content: () => {
        const content = contentOf(pane.store.get().workbook);
        if (content === undefined) throw new Error(`The workbook is ${pane.store.get().workbook.status}`);
        return content;
      },
      until: async (holds) => {
        await until(async () => (holds(pane.store.get()) ? true : undefined));
      },
      close: async () => {
        if (isOpen) await stop();
        isOpen = false;
      },
    };
    panes.push(one);
    return one;
  }

  return {
    gateway,
    office,
    agent: excelAgent(office.workbook),
    fill: async (customers, wish) => render(await gateway.content(customers, wish)),
    render,
    read: () => workbook.read(),
    openPane: opened,
    line: (line) => {
      through = line;
    },
    cut: () => {
      connections.abort(new TypeError('Failed to fetch'));
      connections = new AbortController();
    },
    close: async () => {
      for (const pane of panes) await pane.close();
      office.close();
      await gateway.close();
    },
  };
}

/** The row of a sheet that stands at a place, counted from 0. */
export function rowAt(content: WorkbookContent, index: number): MigrationRow {
  const row = content.rows[index];
  if (row === undefined) throw new Error(`The sheet has no row ${String(index)}`);
  return row;
}
