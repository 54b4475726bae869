import * as fc from 'fast-check';
import { addDays, type Day } from '../../../src/base';
import {
  dayOfSerial,
  instantOfSerial,
  serialOfDay,
  serialOfInstant,
  serialOfText,
} from '../../../src/workbook/codec/cells/date-serial';
import { columnLetters, columnNumber } from '../../../src/workbook';
import { numberOfText } from '../../../src/workbook/codec/cells/number-text';
import { fittingText, longestText, needsQuoting } from '../../../src/workbook/codec/cells/safe-text';
import { attributeText, cellText, readEntities, readEscapes } from '../../../src/workbook/writers/exceljs/xml/escape';
import { movedFormula } from '../../../src/workbook/writers/exceljs/parts/shared-formula';
import { parseXml } from '../../../src/workbook/writers/exceljs/xml/tree';

describe('numbers that were typed as text', () => {
  it.each([
    ['12', 12],
    [' 12 ', 12],
    ['1 200', 1200],
    ['1\u00a0200', 1200],
    ['1\u202f200 000', 1_200_000],
    ['1’200', 1200],
    ['12,5', 12.5],
    ['12.50', 12.5],
    ['-3', -3],
    ['0,125', 0.125],
    ['１２', 12],
  ])('%p is %p', (text, value) => {
    expect(numberOfText(text)).toBe(value);
  });

  it.each(['1,200', '1.200', '12 5', '1 2000', 'twelve', '', '1e5', '0x10', '12 pcs', '1.2.3', '٣', '--1'])(
    '%p is no number, or could be two',
    (text) => {
      expect(numberOfText(text)).toBeUndefined();
    },
  );

  it('every whole number is itself', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(numberOfText(String(value))).toBe(value);
      }),
    );
  });
});

describe('dates', () => {
  it.each([
    ['1900-03-01', 61],
    ['2026-11-21', 46347],
    ['9999-12-31', 2958465],
  ])('%s is the serial %d', (day, serial) => {
    expect(serialOfDay(day as Day)).toBe(serial);
    expect(dayOfSerial(serial)).toBe(day);
  });

  it('every day comes back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_900_000 }), (count) => {
        const day = addDays('1900-03-01' as Day, count);
        expect(dayOfSerial(serialOfDay(day))).toBe(day);
      }),
    );
  });

  it('every instant comes back to the second', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (date) => {
          const seconds = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString().replace('.000Z', 'Z');
          expect(instantOfSerial(serialOfInstant(date.toISOString()))).toBe(seconds);
        },
      ),
    );
  });

  it.each([
    ['2026-12-01', '2026-12-01T00:00:00Z'],
    ['2026-12-01 08:30', '2026-12-01T08:30:00Z'],
    ['2026-12-01T08:30:15Z', '2026-12-01T08:30:15Z'],
    ['2026-12-01 08:30 UTC', '2026-12-01T08:30:00Z'],
  ])('the text %p is an instant in UTC', (text, instant) => {
    const serial = serialOfText(text);
    expect(serial === undefined ? undefined : instantOfSerial(serial)).toBe(instant);
  });

  it.each(['03/04/2026', '2026-02-30', '2026-12-01 25:00', '01.12.2026', '2026-12-01T08:30:00+02:00', 'tomorrow'])(
    'the text %p is none, or could be two',
    (text) => {
      expect(serialOfText(text)).toBeUndefined();
    },
  );

  it.each([0, 1, 60, -5, 2_958_466, Number.NaN])('the serial %p is no date that is surely right', (serial) => {
    expect(dayOfSerial(serial)).toBeUndefined();
  });
});

describe('texts', () => {
  const anyText = fc.string({ unit: 'binary', maxLength: 60 });

  it('come back from a cell letter by letter', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const expected = text.replaceAll('\0', '\ufffd');
        const xml = cellText(text);
        expect(xml).not.toMatch(/[<\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
        expect(readEscapes(readEntities(xml))).toBe(expected);
      }),
    );
  });

  it.each(['_x000D_', '_x005F_x000D_', '__x0041__', 'a_x', '_x12_', '\u0007_x0007_', '\ud800 alone', '\r\n'])(
    '%j comes back',
    (text) => {
      expect(readEscapes(readEntities(cellText(text)))).toBe(text);
    },
  );

  it('come back from an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(parseXml(`<a b="${attributeText(text)}"/>`).attributes['b']).toBe(text);
      }),
    );
  });

  it('are cut where a cell ends, never inside a character', () => {
    expect(fittingText('a'.repeat(longestText))).toHaveLength(longestText);
    expect(fittingText('a'.repeat(longestText + 1))).toBe(`${'a'.repeat(longestText - 1)}…`);
    const smileys = fittingText('😀'.repeat(longestText));
    expect(encodeURIComponent(smileys)).toContain('%F0%9F%98%80');
    expect(smileys.length).toBeLessThanOrEqual(longestText);
  });

  it.each(['=1+1', '+49 30', '-1', '@x', "'x", '0012', '1E5', '3/4', 'TRUE', ' 12', '(5)'])(
    '%p is marked as a text',
    (text) => {
      expect(needsQuoting(text, 'text')).toBe(true);
    },
  );

  it.each(['Contoso', 'a=b', 'A-1', '客户'])('%p needs no mark', (text) => {
    expect(needsQuoting(text, 'text')).toBe(false);
  });
});

describe('cells', () => {
  it('letters and numbers of columns agree', () => {
    expect([0, 25, 26, 701, 702, 16383].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16383 }), (column) => {
        expect(columnNumber(columnLetters(column))).toBe(column);
      }),
    );
  });

  it.each([
    ['$F2-TODAY()', 3, 0, '$F5-TODAY()'],
    ['A1+$B$1', 1, 1, 'B2+$B$1'],
    ['IF(A1="A1",LOG10(A1),\'My A1\'!A1)', 2, 0, 'IF(A3="A1",LOG10(A3),\'My A1\'!A3)'],
    ['SUM(A1:B2)', 1, 0, 'SUM(A2:B3)'],
    ['name_A1+A1', 1, 0, 'name_A1+A2'],
  ])('the formula %s reads so %d rows and %d columns away', (formula, rows, columns, moved) => {
    expect(movedFormula(formula, rows, columns)).toBe(moved);
  });
});
