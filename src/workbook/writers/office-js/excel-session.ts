import { Problem, type Clock } from '../../../base';
import {
  planWorkbookEdit,
  sheetTexts,
  summaryName,
  unreadable,
  type EditRules,
  type OpenedWorkbook,
  type WorkbookChange,
  type WorkbookEdit,
  type WorkbookModel,
} from '../../index';
import { drawMissing, isWhole, missingParts } from './drawing/skeleton';
import { inExcel, type Context } from './excel-run';
import { readWorkbook, type KnownWorkbook } from './reading/read-workbook';
import { Turns } from './turns';
import { isForeign, readEdited } from './watching/edited-rows';
import { Watcher } from './watching/watcher';
import { EditRun } from './writing/carry-out';
import { RequestSize } from './writing/request-size';

/** So often rows may move under a write until it is given up. */
const attempts = 4;

/** An edit that was carried out, and the workbook that it was made for. */
export interface CarriedOut {
  readonly before: OpenedWorkbook;
  readonly edit: WorkbookEdit;
  readonly place: string;
}

export interface Change {
  readonly model: WorkbookModel;
  readonly rules: EditRules;
}

export function ourWorkbook(known: KnownWorkbook): OpenedWorkbook {
  const { opened } = known;
  if (!opened) throw new Problem('sheet-missing', { sheet: 'Migrations' });
  const problem = unreadable(opened);
  if (problem) throw problem;
  return opened;
}

/** Id of the sheet that Summary is. */
function summaryOf({ grid, structure }: KnownWorkbook): string | undefined {
  const name = grid.names.get(summaryName)?.sheet;
  return structure.sheets.find((sheet) => sheet.name === name)?.id;
}

/**
 * What is known of the workbook in Excel, kept in step while it is watched. Calls take turns, so that none sees the
 * workbook in the middle of another one's work.
 */
export class ExcelSession {
  private readonly turns = new Turns();
  private readonly size = new RequestSize();
  private known: KnownWorkbook | undefined;
  private readonly watcher: Watcher;

  constructor(
    private readonly clock: Pick<Clock, 'today'>,
    failed: (error: unknown) => void,
  ) {
    this.watcher = new Watcher(() => this.turns.take(() => this.catchUp()), failed);
  }

  /** Runs something with the workbook as it is known, read anew where that may be out of date. */
  withKnown<Result>(act: (context: Context, known: KnownWorkbook) => Promise<Result>): Promise<Result> {
    return this.turns.take(() => inExcel(async (context) => act(context, await this.current(context))));
  }

  /** Reads the whole workbook anew. */
  readAnew(): Promise<KnownWorkbook> {
    return this.turns.take(() => inExcel((context) => this.readAll(context)));
  }

  /**
   * Works out a change and carries it out; once more, on the workbook as it then is, where rows had moved. `draws`: sheets
   * that are not there are drawn first. `isEnough` may find that what was known did not do.
   */
  carryOut(
    changeFor: (opened: OpenedWorkbook | undefined) => Change,
    { draws = false, anew = false }: { readonly draws?: boolean; readonly anew?: boolean } = {},
    isEnough: (edit: WorkbookEdit) => boolean = () => true,
  ): Promise<CarriedOut> {
    return this.turns.take(() =>
      inExcel(async (context) => {
        let known = anew ? await this.readAll(context) : await this.current(context);
        let isFresh = anew || !this.watcher.isWatching;
        for (let attempt = 0; attempt < attempts; attempt += 1) {
          if (draws) known = await this.whole(context, known, changeFor(known.opened).model);
          const before = ourWorkbook(known);
          const { model, rules } = changeFor(before);
          const texts = sheetTexts(model.locale);
          const edit = planWorkbookEdit(before, model, rules, this.clock.today(), texts);
          if (isFresh || isEnough(edit)) {
            const after = await new EditRun(context, known, edit, texts, this.size).carryOut();
            if (after) {
              this.known = after;
              return { before, edit, place: known.structure.place };
            }
          }
          known = await this.readAll(context);
          isFresh = true;
        }
        throw new Problem('excel-restless');
      }),
    );
  }

  /** Tells of the agent's edits from now on, until the returned function is called. */
  watch(listener: (change: WorkbookChange) => void): Promise<() => Promise<void>> {
    return this.turns.take(async () => {
      // What was known before anybody watched may be out of date, which is no edit.
      if (!this.watcher.isWatching) this.known = undefined;
      const stop = await this.watcher.add(listener);
      // What is compared with is read after the events began: nothing is between the two.
      await inExcel((context) => this.readAll(context));
      return stop;
    });
  }

  private async whole(context: Context, known: KnownWorkbook, model: WorkbookModel): Promise<KnownWorkbook> {
    const problem = known.opened && unreadable(known.opened);
    if (problem?.code === 'schema-newer') throw problem;
    const missing = missingParts(known);
    if (isWhole(missing)) return known;
    await drawMissing(context, known, missing, model);
    return this.readAll(context);
  }

  /** What is known, brought up to date where edits are waiting. */
  private async current(context: Context): Promise<KnownWorkbook> {
    const { known } = this;
    if (!known || !this.watcher.isWatching) return this.readAll(context);
    return this.watcher.take(async (edits) => {
      const ours = edits.filter((edit) => !isForeign(known, edit));
      const after = ours.length === 0 ? known : await readEdited(context, known, ours);
      if (!after) return this.readAll(context);
      if (after !== known) this.learn(after);
      return after;
    });
  }

  private readAll(context: Context): Promise<KnownWorkbook> {
    return this.watcher.take(async () => {
      const read = await readWorkbook(context);
      // Whether Summary shows what it should is known from drawing it alone.
      const drawnSummary =
        this.known && summaryOf(this.known) === summaryOf(read) ? this.known.drawnSummary : undefined;
      return this.learn({ ...read, drawnSummary });
    });
  }

  /** Tells of what the agent has done since the workbook was last known. */
  private learn(after: KnownWorkbook): KnownWorkbook {
    const before = this.known;
    this.known = after;
    if (before) this.watcher.tell(before, after);
    return after;
  }

  /** Reads what was edited, and tells of it. */
  private async catchUp(): Promise<void> {
    if (this.watcher.hasEdits) await inExcel((context) => this.current(context));
  }
}
