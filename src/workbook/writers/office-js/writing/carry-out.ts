import {
  changedLanguage,
  quotedSheetName,
  summaryName,
  type SheetTexts,
  type TableEdit,
  type WorkbookEdit,
} from '../../../index';
import { localiseConditions, localiseRules } from '../drawing/localise';
import { drawCharts, drawSummary, summarySignature } from '../drawing/summary-sheet';
import { atRest, rangeOf, type Context } from '../excel-run';
import { isOversized, problemOfHost } from '../host-problem';
import type { KnownWorkbook } from '../reading/read-workbook';
import { cellBlocks, type CellBlock } from './cell-block';
import { emptiedBlocks } from './empty-column';
import { knownAfter } from './grid-after';
import { finishGrowth, growthOf, prepareGrowth } from './grow-table';
import { isRight, targetOf, writeGuarded, type BlockTarget } from './guarded-blocks';
import { putBack } from './put-back';
import type { RequestSize } from './request-size';
import { settingsChange, writeSettings } from './settings-edit';

/** Blocks of one table that go with one request. */
interface TableBlocks {
  readonly target: BlockTarget;
  readonly blocks: readonly CellBlock[];
}

type Request = readonly TableBlocks[];

function requestsFor(edit: WorkbookEdit, sheetIdOf: (name: string) => string, limit: number): readonly Request[] {
  const requests: TableBlocks[][] = [[]];
  let bytes = 0;
  for (const table of edit.tables.values()) {
    const target = targetOf(table.found, sheetIdOf(table.found.sheet.name));
    for (const block of [...cellBlocks(table, limit), ...emptiedBlocks(table)]) {
      if (bytes > 0 && bytes + block.bytes > limit) {
        requests.push([]);
        bytes = 0;
      }
      bytes += block.bytes;
      const request = requests.at(-1) ?? [];
      const last = request.at(-1);
      if (last?.target.sheetId === target.sheetId) {
        request[request.length - 1] = { target, blocks: [...last.blocks, block] };
      } else request.push({ target, blocks: [block] });
    }
  }
  return requests.filter((request) => request.length > 0);
}

/** Whether an edit does more to the tables than to fill cells. */
function reshapes({ tables, titles }: WorkbookEdit): boolean {
  return titles.size > 0 || [...tables.values()].some((table) => table.headers.size > 0 || growthOf(table));
}

/** One edit of a workbook, carried out in as few requests as it takes. */
export class EditRun {
  private charts: ReadonlySet<string>;

  constructor(
    private readonly context: Context,
    private readonly known: KnownWorkbook,
    private readonly edit: WorkbookEdit,
    private readonly texts: SheetTexts,
    private readonly size: RequestSize,
  ) {
    this.charts = known.charts;
  }

  /**
   * The workbook afterwards; undefined: rows had moved or the request was too
   * large; nothing stands in a wrong place, and it may be tried again.
   */
  async carryOut(): Promise<KnownWorkbook | undefined> {
    const apart = reshapes(this.edit) || this.language !== undefined;
    try {
      if (!(await this.writeCells(apart))) return undefined;
    } catch (error) {
      // Too much for this Excel. What went before stands in its rows; the rest is worked out anew.
      if (isOversized(problemOfHost(error)) && this.size.halve()) return undefined;
      throw error;
    }
    if (apart) await this.finish();
    return knownAfter(this.known, this.edit, this.charts);
  }

  private get language() {
    const { opened } = this.known;
    return opened && changedLanguage(opened, this.texts);
  }

  private async writeCells(apart: boolean): Promise<boolean> {
    const requests = requestsFor(this.edit, this.sheetIdOf, this.size.limit);
    // What does not depend on the place of rows goes with the last of them.
    if (requests.length === 0 && !apart && this.others.length > 0) {
      await atRest(this.context, () => {
        this.writeOthers();
      });
    }
    for (const [index, request] of requests.entries()) {
      const isLast = index === requests.length - 1;
      const pending = await atRest(this.context, () => {
        if (index === 0) this.eachTable((id, table) => prepareGrowth(this.context, id, table));
        const witnesses = request.map(({ target, blocks }) => writeGuarded(this.context, target, blocks));
        if (isLast && !apart) this.writeOthers();
        return witnesses;
      });
      const witnesses = pending.map((witness) => witness());
      if (witnesses.every(isRight)) continue;
      for (const witness of witnesses) await putBack(this.context, witness);
      return false;
    }
    return true;
  }

  /** What changes the shape of tables, after their cells were proven to be in place. */
  private async finish(): Promise<void> {
    const { language } = this;
    if (language !== undefined) await localiseConditions(this.context, this.edit, this.sheetIdOf, this.texts);
    await atRest(this.context, () => {
      for (const [name, title] of this.edit.titles) {
        this.context.workbook.worksheets.getItem(this.sheetIdOf(name)).name = title;
      }
      // First of all the lists, which the rules of entry name.
      this.writeOthers();
      this.eachTable((id, table) => {
        finishGrowth(this.context, id, table, this.texts);
        this.writeHeaders(id, table);
      });
      if (language !== undefined) localiseRules(this.context, this.edit, this.sheetIdOf, this.texts);
    });
  }

  private writeHeaders(sheetId: string, { found, headers }: TableEdit): void {
    const sheet = this.context.workbook.worksheets.getItem(sheetId);
    for (const [column, header] of headers) {
      const row = { firstRow: found.headerRow, lastRow: found.headerRow };
      rangeOf(sheet, { ...row, firstColumn: column, lastColumn: column }).values = [[header]];
    }
  }

  /** What stands beside the tables and does not show yet what it should: settings and Summary. */
  private get others(): readonly (() => void)[] {
    const { context, known, edit, texts } = this;
    const settings = settingsChange(known, edit.settings);
    const named = known.grid.names.get(summaryName)?.sheet;
    // Its sheet may be gone; it is drawn again with the next rendering.
    const name = known.structure.sheets.find((sheet) => sheet.name === named)?.name;
    const isShown = known.drawnSummary === summarySignature(edit.summary);
    const writeSummary = (): void => {
      const sheet = context.workbook.worksheets.getItem(this.sheetIdOf(name ?? ''));
      drawSummary(sheet, edit.summary);
      this.charts = new Set([...drawCharts(sheet, edit.summary, known.charts, texts)]);
    };
    return [
      ...(settings
        ? [
            (): void => {
              writeSettings(context, known, settings);
            },
          ]
        : []),
      ...(name === undefined || isShown ? [] : [writeSummary]),
    ];
  }

  private writeOthers(): void {
    for (const write of this.others) write();
  }

  private eachTable(act: (sheetId: string, table: TableEdit) => void): void {
    for (const table of this.edit.tables.values()) act(this.sheetIdOf(table.found.sheet.name), table);
  }

  private readonly sheetIdOf = (name: string): string => {
    const sheet = this.known.structure.sheets.find((candidate) => candidate.name === name);
    if (!sheet) throw new Error(`the workbook was read without a sheet ${quotedSheetName(name)}`);
    return sheet.id;
  };
}
