import * as library from '@formulajs/formulajs';
import type { Functions } from '../definition';
import { divided, taken, type LibraryFunction } from './taken';

const straightLine: LibraryFunction = (cost, salvage, life) =>
  life === 0 ? Number.NaN : library.SLN(cost, salvage, life);

/** A period of a loan is one of those that it runs. */
const inTerm =
  (work: LibraryFunction): LibraryFunction =>
  (rate, period, periods, ...rest) =>
    Number(period) >= 1 && Number(period) <= Number(periods) ? work(rate, period, periods, ...rest) : Number.NaN;

/** Functions of finance that the library works out as Excel does. */
export const libraryFinance: Functions = {
  DDB: taken(library.DDB, 'number', 'number', 'number', 'number', 'number?'),
  EFFECT: taken(library.EFFECT, 'number', 'whole'),
  FV: taken(library.FV, 'number', 'number', 'number', 'number?', 'due?'),
  IPMT: taken(inTerm(library.IPMT), 'number', 'number', 'number', 'number', 'number?', 'due?'),
  IRR: taken(library.IRR, 'numbers', 'guess?'),
  ISPMT: taken(library.ISPMT, 'number', 'number', 'number', 'number'),
  MIRR: taken(library.MIRR, 'numbers', 'number', 'number'),
  NOMINAL: taken(library.NOMINAL, 'number', 'whole'),
  NPER: taken(library.NPER, 'number', 'number', 'number', 'number?', 'due?'),
  NPV: taken(library.NPV, 'number', 'numbers...'),
  PDURATION: taken(library.PDURATION, 'number', 'number', 'number'),
  PMT: taken(library.PMT, 'number', 'number', 'number', 'number?', 'due?'),
  PPMT: taken(inTerm(library.PPMT), 'number', 'number', 'number', 'number', 'number?', 'due?'),
  PV: taken(library.PV, 'number', 'number', 'number', 'number?', 'due?'),
  RATE: taken(library.RATE, 'positive', 'number', 'number', 'number?', 'due?', 'guess?'),
  RRI: taken(library.RRI, 'positive', 'number', 'number'),
  SLN: divided(straightLine, 'number', 'number', 'number'),
  SYD: taken(library.SYD, 'number', 'number', 'number', 'number'),
  XIRR: taken(library.XIRR, 'paired', 'paired', 'guess?'),
  XNPV: taken(library.XNPV, 'number', 'paired', 'paired'),
};
