import { idKey, Problem } from '../../../src/base';
import type { RowState } from '../../../src/migration';
import type { RowPatch, WorkbookPatch } from '../../../src/workbook';
import { ResultWriter } from '../../../taskpane/runs/result-writer';
import { excelAtWork, idOf, keyOf, rowsTo, type ExcelAtWork } from '../../workbook/office-js/excel';
import { user } from '../../workbook/samples';
import { handClock, type HandClock } from '../support/hand-clock';

const at = (number: number, state: RowState, more: Partial<RowPatch> = {}): RowPatch => ({
  ...keyOf(number),
  state,
  ...more,
});

describe('writing results into the sheet', () => {
  let excel: ExcelAtWork;
  let clock: HandClock;
  let stop: AbortController;
  let writer: ResultWriter;
  let written: WorkbookPatch[];
  let held: boolean[];

  beforeEach(async () => {
    excel = excelAtWork();
    await excel.render(rowsTo(200));
    clock = handClock({ start: '2026-11-21T08:00:00Z' });
    stop = new AbortController();
    written = [];
    held = [];
    writer = new ResultWriter(
      {
        workbook: excel.port,
        clock,
        wrote: (patch) => void written.push(patch),
        held: (reason) => void held.push(reason !== undefined),
      },
      stop.signal,
    );
  });
  afterEach(() => excel.close());

  const shown = (header: string, number: number) => excel.agent.shown(header, idOf(number));

  it('writes what gathers in one go, the last word on each row', async () => {
    for (let number = 1; number <= 200; number += 1) writer.add([at(number, 'queued')], []);
    for (let number = 1; number <= 200; number += 1) writer.add([at(number, 'purchasing')], []);
    await writer.settled();
    expect(written.map(({ rows }) => rows?.length)).toEqual([200]);
    expect(await shown('State', 1)).toBe('Purchasing');
    expect(await shown('State', 200)).toBe('Purchasing');
  });

  it('puts the parts of two words on one row together', async () => {
    writer.add([at(1, 'reassigning', { result: { order: 'A1' } })], []);
    writer.add([{ ...keyOf(1), result: { boughtLicenses: 3 } }], []);
    await writer.settled();
    expect(await shown('State', 1)).toBe('Reassigning licenses');
    expect(await shown('Order ID', 1)).toBe('A1');
    expect(await shown('Bought licenses', 1)).toBe(3);
  });

  it('keeps what Excel does not take now, says so, and writes it later behind newer words', async () => {
    excel.office.host.faults.add({ kind: 'member', member: 'Range.values' });
    writer.add([at(1, 'purchasing'), at(2, 'queued')], []);
    while (held.length < 2) await new Promise((resolve) => setImmediate(resolve));
    writer.add([at(1, 'provisioning')], []);
    excel.office.host.faults.clear();
    await writer.settled();
    expect(held.at(0)).toBe(true);
    expect(held.at(-1)).toBe(false);
    expect(await shown('State', 1)).toBe('Provisioning');
    expect(await shown('State', 2)).toBe('Queued');
    expect(clock.waits[0]).toBe(250);
    expect(clock.waits[1]).toBe(5000);
  });

  it('counts rows as waiting until they are in the workbook, also while they are written', async () => {
    const during: number[] = [];
    excel.after(1, () => during.push(writer.waitingRows));
    writer.add([at(1, 'queued'), at(2, 'queued')], [user(3, { ...keyOf(3), result: 'moved' })]);
    await writer.settled();
    expect([during, writer.waitingRows]).toEqual([[3], 0]);
  });

  it('writes nothing more once it is stopped: whoever follows next catches up', async () => {
    writer.add([at(1, 'queued')], []);
    stop.abort(new Problem('interrupted'));
    await writer.settled();
    expect(written).toEqual([]);
    expect(await shown('State', 1)).toBe('Draft');
    expect(writer.waitingRows).toBe(1);
  });

  it('finds rows that are gone, and forgets it when they are there again', async () => {
    await excel.agent.deleteRow(idOf(7));
    writer.add([at(7, 'done')], []);
    await writer.settled();
    expect(writer.missingRows.map(({ subscriptionId }) => idKey(subscriptionId))).toEqual([idKey(idOf(7))]);
    excel.office.workbook.user.undo();
    writer.add([at(7, 'done', { message: null })], []);
    await writer.settled();
    expect(writer.missingRows).toEqual([]);
    expect(await shown('State', 7)).toBe('Done');
  });
});
