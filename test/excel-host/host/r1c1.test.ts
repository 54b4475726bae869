import fc from 'fast-check';
import { columnLetters } from '../../../src/excel-host';
import { fromR1C1, toR1C1 } from '../../../src/excel-host/host/members/ranges/r1c1';
import { refusalOf } from '../../support/office/refusal';

/** D5, counted from 0. */
const at = { row: 4, column: 3 };

describe('formulas seen from their own cell', () => {
  it.each([
    ['=B5*C5', '=RC[-2]*RC[-1]'],
    ['=SUM(D1:D4)', '=SUM(R[-4]C:R[-1]C)'],
    ['=$A$1+A$1+$A1', '=R1C1+R1C[-3]+R[-4]C1'],
    ['=\'My A1\'!B2&"A1 is text"', '=\'My A1\'!R[-3]C[-2]&"A1 is text"'],
    ['=LOG10(E6)+Table1[A1]+Name_A1', '=LOG10(R[1]C[1])+Table1[A1]+Name_A1'],
  ])('%s is %s', (a1, r1c1) => {
    expect(toR1C1(a1, at)).toBe(r1c1);
    expect(fromR1C1(r1c1, at)).toBe(a1);
  });

  it('cannot refer to cells outside of the sheet', () => {
    expect(refusalOf(() => fromR1C1('=R[-5]C', at)).code).toBe('InvalidArgument');
  });

  it('come back as they were', () => {
    const place = fc.record({ row: fc.nat(500), column: fc.nat(200) });
    const dollar = fc.constantFrom('', '$');
    fc.assert(
      fc.property(place, place, dollar, dollar, (to, from, columnSign, rowSign) => {
        const formula = `=1+${columnSign}${columnLetters(to.column)}${rowSign}${to.row + 1}`;
        expect(fromR1C1(toR1C1(formula, from), from)).toBe(formula);
      }),
    );
  });
});
