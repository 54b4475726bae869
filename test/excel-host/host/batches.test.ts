import { defaultRequirementSets } from '../../../src/excel-host';
import { failureOf, openBook } from '../../support/office/open-book';

const sheetOf = (context: Excel.RequestContext) => context.workbook.worksheets.getActiveWorksheet();

describe('a batch that fails', () => {
  it('says where, does nothing after it, and takes nothing back', async () => {
    const { Excel, OfficeExtension, workbook } = openBook();
    const error = await failureOf(
      Excel.run(async (context) => {
        sheetOf(context).getRange('A1').values = [['before']];
        sheetOf(context).getRange('not an address').values = [['x']];
        sheetOf(context).getRange('A2').values = [['after']];
        await context.sync();
      }),
    );
    expect(error).toBeInstanceOf(OfficeExtension.Error);
    expect(error.code).toBe('InvalidArgument');
    expect(error.debugInfo.errorLocation).toBe('Worksheet.getRange');
    expect(error.debugInfo.statement).toContain('getRange(...)');
    const sheet = workbook.sheets.active;
    expect([sheet.value(0, 0), sheet.value(1, 0)]).toEqual(['before', undefined]);
  });

  it('names what is not there', async () => {
    const { Excel } = openBook();
    const error = await failureOf(
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem('Missing').load('name');
        await context.sync();
      }),
    );
    expect([error.code, error.debugInfo.errorLocation]).toEqual(['ItemNotFound', 'WorksheetCollection.getItem']);
  });

  it('names a member that this host does not have', async () => {
    const { Excel } = openBook();
    const error = await failureOf(
      Excel.run(async (context) => {
        context.workbook.pivotTables.refreshAll();
        await context.sync();
      }),
    );
    expect(error.code).toBe('ApiNotFound');
    expect(error.message).toContain('Workbook.pivotTables');
  });

  it('is left where a sheet of it is deleted', async () => {
    const { Excel } = openBook();
    const error = await failureOf(
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.add('Gone');
        const range = sheet.getRange('A1');
        await context.sync();
        sheet.delete();
        range.load('values');
        await context.sync();
      }),
    );
    expect(error.code).toBe('ItemNotFound');
  });
});

describe('the version of Excel', () => {
  it('refuses members that came later, and says so before they are used', async () => {
    const { Excel } = openBook({ ...defaultRequirementSets, ExcelApi: '1.7' });
    const error = await failureOf(
      Excel.run(async (context) => {
        sheetOf(context).getRange('A1').dataValidation.load('type');
        await context.sync();
      }),
    );
    expect(error.code).toBe('ApiNotFound');
    expect(error.message).toContain('Range.dataValidation came with ExcelApi 1.8');
  });

  it('leaves out of a load of everything what came later', async () => {
    const { Excel } = openBook({ ...defaultRequirementSets, ExcelApi: '1.1' });
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.load();
      await context.sync();
      expect(Object.keys(sheet.toJSON()).toSorted()).toEqual(['id', 'name', 'position', 'visibility']);
    });
  });

  it('is by default the highest of which the pinned library has every member', async () => {
    const { Excel } = openBook();
    const { default: api } = await import('../../../src/excel-host/host/excel-api.json');
    const missing = (version: string) =>
      Object.entries(api as Record<string, Record<string, string>>).flatMap(([type, sets]) => {
        const proxy = (Excel as unknown as Record<string, { prototype: object } | undefined>)[type]?.prototype ?? {};
        return (sets[version] ?? '').split(' ').filter((name) => /^\w+$/u.test(name) && !(name in proxy));
      });
    const [, minor] = defaultRequirementSets.ExcelApi.split('.').map(Number);
    const all = Array.from({ length: Number(minor) }, (_, index) => missing(`1.${index + 1}`)).flat();
    // `newObject` is made by the class itself.
    expect(all.filter((name) => name !== 'newObject')).toEqual([]);
    expect(missing(`1.${Number(minor) + 1}`)).not.toEqual([]);
  });
});

describe('objects that the add-in keeps', () => {
  it('are let go when a run ends', async () => {
    const { Excel, host } = openBook();
    await Excel.run(async (context) => {
      const ranges = [1, 2, 3].map((row) => sheetOf(context).getRange(`A${row}`).load('address'));
      await context.sync();
      expect(host.held.references).toBeGreaterThanOrEqual(ranges.length);
    });
    expect(host.held.references).toBe(0);
  });

  it('stay as long as they are tracked', async () => {
    const { Excel, host } = openBook();
    const kept = await Excel.run(async (context) => {
      const range = sheetOf(context).getRange('B2');
      context.trackedObjects.add(range);
      await context.sync();
      return range;
    });
    expect(host.held.references).toBe(1);
    await Excel.run(kept, async (context) => {
      kept.values = [[1]];
      kept.load('address');
      await context.sync();
      expect(kept.address).toBe('Sheet1!B2');
      context.trackedObjects.remove(kept);
      await context.sync();
    });
    expect(host.held.references).toBe(0);
  });

  it('are no more once they are untracked', async () => {
    const { Excel, host } = openBook();
    await Excel.run(async (context) => {
      for (let row = 1; row <= 50; row += 1) sheetOf(context).getRange(`A${row}`).untrack().values = [[row]];
      await context.sync();
      expect(host.held.references).toBe(0);
    });
  });
});

describe('faults', () => {
  it('fail the sync that was named, before anything is done', async () => {
    const { Excel, host, workbook } = openBook();
    host.faults.add({ kind: 'sync', nth: 2 });
    const error = await failureOf(
      Excel.run(async (context) => {
        sheetOf(context).getRange('A1').values = [[1]];
        await context.sync();
        sheetOf(context).getRange('A2').values = [[2]];
        await context.sync();
      }),
    );
    expect(error.code).toBe('GeneralException');
    expect([0, 1].map((row) => workbook.sheets.active.value(row, 0))).toEqual([1, undefined]);
  });

  it('fail it after everything was done, as when an answer is lost', async () => {
    const { Excel, host, workbook } = openBook();
    host.faults.add({ kind: 'sync', nth: 1, afterEffect: true });
    await failureOf(
      Excel.run(async (context) => {
        sheetOf(context).getRange('A1').values = [[1]];
        await context.sync();
      }),
    );
    expect(workbook.sheets.active.value(0, 0)).toBe(1);
  });

  it('refuse a request and an answer of more than 5 MB', async () => {
    const { Excel } = openBook();
    const long = 'x'.repeat(30_000);
    const request = await failureOf(
      Excel.run(async (context) => {
        sheetOf(context).getRange('A1:A200').values = Array.from({ length: 200 }, () => [long]);
        await context.sync();
      }),
    );
    expect(request.code).toBe('RequestPayloadSizeLimitExceeded');
    const answer = await failureOf(
      Excel.run(async (context) => {
        const range = sheetOf(context).getRange('A1:A200');
        for (const first of [1, 101]) {
          sheetOf(context).getRange(`A${first}:A${first + 99}`).values = Array.from({ length: 100 }, () => [long]);
          await context.sync();
        }
        range.load('values');
        await context.sync();
      }),
    );
    expect(answer.code).toBe('ResponsePayloadSizeLimitExceeded');
  });

  it('make a member fail that is there', async () => {
    const { Excel, host } = openBook();
    host.faults.add({ kind: 'member', member: 'Worksheet.getRange', code: 'ItemNotFound' });
    const error = await failureOf(
      Excel.run(async (context) => {
        sheetOf(context).getRange('A1').load('address');
        await context.sync();
      }),
    );
    expect([error.code, error.debugInfo.errorLocation]).toEqual(['ItemNotFound', 'Worksheet.getRange']);
  });
});

describe('a cell that is being edited', () => {
  it('makes requests fail that cannot wait, and others wait until it is done', async () => {
    const { Excel, host } = openBook();
    const end = host.beginCellEdit();
    const refused = await failureOf(Excel.run((context) => context.sync()));
    expect(refused.code).toBe('InvalidOperationInCellEditMode');
    let done = false;
    const waiting = Excel.run({ delayForCellEdit: true }, async (context) => {
      sheetOf(context).getRange('A1').values = [[1]];
      await context.sync();
      done = true;
    });
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    expect(done).toBe(false);
    end();
    await waiting;
    expect(done).toBe(true);
  });
});

describe('the wire log', () => {
  it('holds what was asked and answered', async () => {
    const { Excel, host } = openBook();
    await Excel.run(async (context) => {
      sheetOf(context).getRange('A1:B1').load('values');
      await context.sync();
    });
    const [entry] = host.log.entries;
    expect(entry?.request?.Actions.some(({ QueryInfo: query }) => query?.Select?.includes('values'))).toBe(true);
    expect(JSON.stringify(entry?.answer.Results)).toContain('"Values":[["",""]]');
    expect(entry?.requestBytes).toBeGreaterThan(100);
  });
});

describe('objects that are asked for in other ways', () => {
  it('are loaded with all that they lead to, each class by its own properties', async () => {
    const { Excel } = openBook();
    await Excel.run(async (context) => {
      sheetOf(context).tables.add('A1:B2', true).name = 'One';
      await context.sync();
      context.loadRecursive(context.workbook, { Worksheet: 'name', Table: 'name' }, 2);
      await context.sync();
      expect(context.workbook.worksheets.items.map(({ name }) => name)).toEqual(['Sheet1']);
      expect(context.workbook.tables.items.map(({ name }) => name)).toEqual(['One']);
    });
  });

  it('are changed by a whole object at once', async () => {
    const { Excel, workbook } = openBook();
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange('B2');
      // Not in the types: the library has it for scripts.
      const { update } = range as unknown as { update(this: Excel.Range, state: object): void };
      update.call(range, { format: { fill: { color: '#FF0000' }, font: { bold: true } } });
      await context.sync();
    });
    const { fill, font } = workbook.sheets.active.format(1, 1);
    expect([fill, font.bold]).toEqual(['#FF0000', true]);
  });

  it('are checked for changes of others', async () => {
    const { Excel } = openBook();
    const check = (address: string) =>
      Excel.run(async (context) => {
        const sheet = sheetOf(context);
        // Not in the types: the library has it for scripts.
        const { ensureUnchanged } = sheet as unknown as { ensureUnchanged(this: Excel.Worksheet, state: object): void };
        ensureUnchanged.call(sheet, { name: address });
        await context.sync();
      });
    await check('Sheet1');
    expect((await failureOf(check('Sheet2'))).code).toBe('InvalidOperation');
  });
});
