import { renderModel, sheetTexts } from '../src/workbook';
import { openExcelWorkbook } from '../src/workbook/writers/office-js';
import { openEmptyExcel } from '../test/support/office/empty-excel';
import type { Figure } from './figure';
import { benchResults, benchRow, meta, today } from './workbook/bench-row';

const rows = 10_000;
const changedRows = 200;
const tripsAllowed = 15;
const megabytesAllowed = 5;
const bytesOfMegabyte = 1_000_000;

/** Pulled rows and results written into Excel by the real office.js, over the stand-in for Excel. */
export async function bench(): Promise<readonly Figure[]> {
  const office = openEmptyExcel();
  const { log } = office.host;
  let from = 0;
  const trips = (): number => log.count - from;
  const largest = (): number =>
    Math.max(
      0,
      ...log.entries
        .filter((entry) => entry.number > from)
        .flatMap(({ requestBytes, answerBytes }) => [requestBytes / bytesOfMegabyte, answerBytes / bytesOfMegabyte]),
    );
  const measured = async (act: () => Promise<unknown>): Promise<number> => {
    from = log.count;
    const start = performance.now();
    await act();
    return (performance.now() - start) / 1000;
  };
  const figures: Figure[] = [];
  const tell = (what: string, seconds: number, ideal: number, allowed: number): void => {
    figures.push(
      { name: `${what}: round trips`, measured: trips(), ideal, goal: allowed, unit: '' },
      { name: `${what}: largest`, measured: largest(), ideal: undefined, goal: megabytesAllowed, unit: 'MB' },
      {
        name: what,
        measured: seconds,
        ideal: undefined,
        goal: undefined,
        unit: 's',
        note: 'stand-in for Excel included',
      },
    );
  };
  try {
    const port = openExcelWorkbook({ clock: { today: () => today } });
    const pulled = Array.from({ length: rows }, (_, index) => benchRow(index + 1));
    const model = renderModel(pulled, [], [], meta, sheetTexts('en-US'));
    const written = await measured(() => port.render(model));
    tell(`${String(rows)} pulled rows into Excel`, written, 1, tripsAllowed);
    const stop = await port.watch(() => undefined);
    const patched = await measured(() => port.patch({ rows: benchResults(changedRows) }));
    tell(`${String(changedRows)} results into Excel`, patched, 1, 1);
    await stop();
    return figures;
  } finally {
    office.close();
  }
}
