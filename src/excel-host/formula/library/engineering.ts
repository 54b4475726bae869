import * as library from '@formulajs/formulajs';
import type { Functions } from '../definition';
import { taken, type LibraryFunction } from './taken';

/** Hexadecimal digits as Excel writes them. */
const capitals =
  (work: LibraryFunction): LibraryFunction =>
  (...args) => {
    const answer = work(...args);
    return typeof answer === 'string' ? answer.toUpperCase() : answer;
  };

/** A complex number as Excel writes it: 15 digits, and no 1 before the unit. */
const complex =
  (work: LibraryFunction): LibraryFunction =>
  (...args) => {
    const answer = work(...args);
    if (typeof answer !== 'string') return answer;
    return answer
      .replace(/\d+(?:\.\d+)?(?:e[+-]?\d+)?/g, (digits) => String(Number(Number(digits).toPrecision(15))))
      .replace(/(^|[+-])1([ij])$/, '$1$2');
  };

/** Functions of engineering that the library works out as Excel does. */
export const libraryEngineering: Functions = {
  'BESSELI': taken(library.BESSELI, 'number', 'natural'),
  'BESSELJ': taken(library.BESSELJ, 'number', 'natural'),
  'BESSELK': taken(library.BESSELK, 'number', 'natural'),
  'BESSELY': taken(library.BESSELY, 'number', 'natural'),
  'BIN2DEC': taken(library.BIN2DEC, 'digits'),
  'BIN2HEX': taken(capitals(library.BIN2HEX), 'digits', 'places?'),
  'BIN2OCT': taken(library.BIN2OCT, 'digits', 'places?'),
  'DEC2BIN': taken(library.DEC2BIN, 'whole', 'places?'),
  'DEC2HEX': taken(capitals(library.DEC2HEX), 'whole', 'places?'),
  'DEC2OCT': taken(library.DEC2OCT, 'whole', 'places?'),
  'DELTA': taken(library.DELTA, 'number', 'number?'),
  'ERF.PRECISE': taken(library.ERF, 'number'),
  'ERFC': taken(library.ERFC, 'number'),
  'ERFC.PRECISE': taken(library.ERFC, 'number'),
  'GESTEP': taken(library.GESTEP, 'number', 'number?'),
  'HEX2BIN': taken(library.HEX2BIN, 'digits', 'places?'),
  'HEX2DEC': taken(library.HEX2DEC, 'digits'),
  'HEX2OCT': taken(library.HEX2OCT, 'digits', 'places?'),
  'IMABS': taken(library.IMABS, 'digits'),
  'IMAGINARY': taken(library.IMAGINARY, 'digits'),
  'IMCONJUGATE': taken(complex(library.IMCONJUGATE), 'digits'),
  'IMCOS': taken(complex(library.IMCOS), 'digits'),
  'IMCOSH': taken(complex(library.IMCOSH), 'digits'),
  'IMCOT': taken(complex(library.IMCOT), 'digits'),
  'IMCSC': taken(complex(library.IMCSC), 'digits'),
  'IMCSCH': taken(complex(library.IMCSCH), 'digits'),
  'IMDIV': taken(complex(library.IMDIV), 'digits', 'digits'),
  'IMEXP': taken(complex(library.IMEXP), 'digits'),
  'IMREAL': taken(library.IMREAL, 'digits'),
  'IMSEC': taken(complex(library.IMSEC), 'digits'),
  'IMSECH': taken(complex(library.IMSECH), 'digits'),
  'IMSIN': taken(complex(library.IMSIN), 'digits'),
  'IMSINH': taken(complex(library.IMSINH), 'digits'),
  'IMSUB': taken(complex(library.IMSUB), 'digits', 'digits'),
  'IMSUM': taken(complex(library.IMSUM), 'texts...'),
  'IMTAN': taken(complex(library.IMTAN), 'digits'),
  'OCT2BIN': taken(library.OCT2BIN, 'digits', 'places?'),
  'OCT2DEC': taken(library.OCT2DEC, 'digits'),
  'OCT2HEX': taken(capitals(library.OCT2HEX), 'digits', 'places?'),
};
