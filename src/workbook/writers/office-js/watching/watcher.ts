import { changesBetween, type WorkbookChange } from '../../../index';
import { inContextOf, inExcel } from '../excel-run';
import type { KnownWorkbook } from '../reading/read-workbook';
import type { SheetEdit } from './edited-rows';

/** What Excel tells of an edit, as far as it matters here. */
interface SheetEvent {
  readonly worksheetId: string;
  readonly address?: string;
  readonly changeType?: string;
  /** Since ExcelApi 1.14; before, our own writing is known by what it wrote. */
  readonly triggerSource?: string;
}

type Stop = () => Promise<void>;

/** Adds a handler of an event of the workbook. */
export async function listen(
  add: (context: Excel.RequestContext) => readonly OfficeExtension.EventHandlerResult<never>[],
): Promise<Stop> {
  const handlers = await inExcel(async (context) => {
    const added = add(context);
    await context.sync();
    return added;
  });
  return async () => {
    const [first] = handlers;
    if (!first) return;
    await inContextOf(first.context, async (context) => {
      for (const handler of handlers) handler.remove();
      await context.sync();
    });
  };
}

/**
 * Keeps what is known of the workbook in step with the agent's edits, and tells of those that matter. An edit is known
 * by comparing: whatever was done, by whichever means, shows in the rows.
 */
export class Watcher {
  private readonly listeners = new Set<(change: WorkbookChange) => void>();
  private edits: SheetEdit[] = [];
  private stop: Stop | undefined;

  /** `settle` reads what was edited, in its turn, and answers with the states before and after. */
  constructor(
    private readonly settle: () => Promise<void>,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** Edits are told: but for those that wait to be read, what is known is what is there. */
  get isWatching(): boolean {
    return this.stop !== undefined;
  }

  get hasEdits(): boolean {
    return this.edits.length > 0;
  }

  /** Hands over the edits that wait to be read; they wait again where the reading fails. */
  async take<Result>(read: (edits: readonly SheetEdit[]) => Promise<Result>): Promise<Result> {
    const edits = this.edits;
    this.edits = [];
    try {
      return await read(edits);
    } catch (error) {
      this.edits = [...edits, ...this.edits];
      throw error;
    }
  }

  tell(before: KnownWorkbook, after: KnownWorkbook): void {
    if (!before.opened || !after.opened) return;
    const change = changesBetween(before.opened, after.opened);
    if (change.planned.length + change.copied.length + change.removed.length === 0) return;
    for (const listener of this.listeners) listener(change);
  }

  async add(listener: (change: WorkbookChange) => void): Promise<Stop> {
    this.stop ??= await listen((context) => {
      const { worksheets } = context.workbook;
      return [
        worksheets.onChanged.add(this.note),
        worksheets.onRowSorted.add(this.note),
        worksheets.onDeleted.add(this.note),
      ];
    });
    this.listeners.add(listener);
    return async () => {
      this.listeners.delete(listener);
      if (this.listeners.size > 0) return;
      const { stop } = this;
      this.stop = undefined;
      this.edits = [];
      await stop?.();
    };
  }

  private readonly note = (event: SheetEvent): Promise<void> => {
    if (event.triggerSource === 'ThisLocalAddin') return Promise.resolve();
    this.edits.push({
      sheetId: event.worksheetId,
      // Cells that were moved, and rows that came or went, move others along: everything is read again.
      address: event.changeType === 'RangeEdited' ? event.address : undefined,
    });
    return this.settle().catch(this.failed);
  };
}
