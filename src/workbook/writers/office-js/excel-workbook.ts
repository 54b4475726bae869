import type { Clock } from '../../../base';
import {
  agentCellsWritten,
  applyResults,
  migrationKey,
  patchModel,
  planChangeModel,
  readContent,
  readFacts,
  renderModel,
  sheetTexts,
  checkedPlansIn,
  takeBackModel,
  userChangeModel,
  type AgentCellsWritten,
  type InteractiveWorkbook,
  type MigrationColumn,
  type OpenedWorkbook,
  type PatchOutcome,
  type PlanChange,
  type RowKey,
  type Saved,
  type SheetTexts,
  type TakenBack,
  type UserChoiceChange,
  type WorkbookChange,
  type WorkbookContent,
  type WorkbookModel,
  type WorkbookPatch,
} from '../../index';
import { ExcelSession, ourWorkbook } from './excel-session';
import { revealRow, selectedRows, visibleRows } from './rows-in-view';
import { listen } from './watching/watcher';

/** Rows of ours are rewritten; the agent's cells stay. */
const ours = { agentCells: false, retitle: true } as const;
/** The agent's own cells, because the agent said so. */
const agents = { mayAdd: false, agentCells: true, retitle: false } as const;

function saved(place: string): Saved {
  return { to: 'workbook', place, because: undefined, lost: [] };
}

const textsOf = (opened: OpenedWorkbook): SheetTexts => sheetTexts(readFacts(opened).locale);

/** The workbook that is open in Excel. */
export class ExcelWorkbook implements InteractiveWorkbook {
  /** Page layout is left to the agent; of dates that count from 1904 Excel tells add-ins nothing. */
  readonly supports = { watch: true, charts: true, recalculates: true, pageLayout: false, from1904: false } as const;
  private readonly session: ExcelSession;

  constructor(clock: Pick<Clock, 'today'>, failed: (error: unknown) => void) {
    this.session = new ExcelSession(clock, failed);
  }

  async read(): Promise<WorkbookContent> {
    return readContent(ourWorkbook(await this.session.readAnew()));
  }

  async render(model: WorkbookModel): Promise<Saved> {
    const rules = { ...ours, mayAdd: true };
    const { place } = await this.session.carryOut(() => ({ model, rules }), { draws: true, anew: true });
    return saved(place);
  }

  async patch(patch: WorkbookPatch): Promise<PatchOutcome> {
    const { edit, place } = await this.session.carryOut(
      (opened) => ({ model: this.patchFor(patch, opened), rules: { ...ours, mayAdd: false } }),
      {},
      // What is known may be behind: a row is missing only where a fresh look does not find it either.
      ({ tables }) => (tables.get('migrations')?.missing.length ?? 0) === 0,
    );
    const gone = new Set(edit.tables.get('migrations')?.missing);
    return { ...saved(place), missing: (patch.rows ?? []).filter((row) => gone.has(migrationKey(row))) };
  }

  async revise(work: (content: WorkbookContent) => WorkbookPatch): Promise<WorkbookContent> {
    let after: WorkbookContent | undefined;
    await this.session.carryOut((opened) => {
      const content = readContent(this.required(opened));
      const patch = work(content);
      after = applyResults(content, patch);
      return { model: this.patchFor(patch, opened), rules: { ...ours, mayAdd: false } };
    });
    if (after === undefined) throw new Error('a change was carried out that was never worked out');
    return after;
  }

  watch(listener: (change: WorkbookChange) => void): Promise<() => Promise<void>> {
    return this.session.watch(listener);
  }

  watchSelection(listener: () => void): Promise<() => Promise<void>> {
    const note = (): Promise<void> => {
      listener();
      return Promise.resolve();
    };
    return listen((context) => {
      const { worksheets } = context.workbook;
      return [worksheets.onSelectionChanged.add(note), worksheets.onActivated.add(note)];
    });
  }

  selection(): Promise<readonly RowKey[]> {
    return this.session.withKnown(selectedRows);
  }

  visible(): Promise<readonly RowKey[]> {
    return this.session.withKnown(visibleRows);
  }

  reveal(row: RowKey, column?: MigrationColumn): Promise<boolean> {
    return this.session.withKnown((context, known) => revealRow(context, known, row, column));
  }

  writePlan(changes: readonly PlanChange[]): Promise<AgentCellsWritten> {
    return this.writeAgentCells((opened) => planChangeModel(changes, opened, textsOf(opened)), changes);
  }

  writeUserChoices(changes: readonly UserChoiceChange[]): Promise<AgentCellsWritten> {
    return this.writeAgentCells((opened) => userChangeModel(changes, opened, textsOf(opened)), changes);
  }

  async takeBack(written: AgentCellsWritten): Promise<TakenBack> {
    const { before } = await this.session.carryOut((opened) => {
      const there = this.required(opened);
      return { model: takeBackModel(written, there, textsOf(there)).model, rules: agents };
    });
    return takeBackModel(written, before, textsOf(before)).outcome;
  }

  async localise(locale: SheetTexts['locale']): Promise<Saved> {
    const texts = sheetTexts(locale);
    const { place } = await this.session.carryOut(
      (opened) => {
        const { rows, users, plans, meta } = readContent(this.required(opened));
        return { model: renderModel(rows, users, plans, meta, texts), rules: { ...ours, mayAdd: false } };
      },
      { anew: true },
    );
    return saved(place);
  }

  private patchFor(patch: WorkbookPatch, opened: OpenedWorkbook | undefined): WorkbookModel {
    const there = this.required(opened);
    return patchModel(patch, readFacts(there), checkedPlansIn(there), textsOf(there));
  }

  private async writeAgentCells(
    modelFor: (opened: OpenedWorkbook) => WorkbookModel,
    rows: readonly RowKey[],
  ): Promise<AgentCellsWritten> {
    const { edit } = await this.session.carryOut(
      (opened) => ({ model: modelFor(this.required(opened)), rules: agents }),
      {},
      ({ tables }) => [...tables.values()].every((table) => table.missing.length === 0),
    );
    return agentCellsWritten(edit, rows);
  }

  /** Changes are worked out for workbooks of ours alone. */
  private required(opened: OpenedWorkbook | undefined): OpenedWorkbook {
    if (!opened) throw new Error('a change was asked of a workbook that is not ours');
    return opened;
  }
}
