import * as library from '@formulajs/formulajs';
import type { Functions } from '../definition';
import { divided, taken } from './taken';

/** Statistics of lists of numbers that the library works out as Excel does. */
export const libraryStatistics: Functions = {
  'AVEDEV': taken(library.AVEDEV, 'numbers...'),
  'CORREL': divided(library.CORREL, 'paired', 'paired'),
  'COVAR': divided(library.COVARIANCE.P, 'paired', 'paired'),
  'COVARIANCE.P': divided(library.COVARIANCE.P, 'paired', 'paired'),
  'COVARIANCE.S': divided(library.COVARIANCE.S, 'paired', 'paired'),
  'DEVSQ': taken(library.DEVSQ, 'numbers...'),
  'FISHER': taken(library.FISHER, 'number'),
  'FORECAST': divided(library.FORECAST, 'number', 'paired', 'paired'),
  'FORECAST.LINEAR': divided(library.FORECAST, 'number', 'paired', 'paired'),
  'FREQUENCY': taken(library.FREQUENCY, 'numbers', 'numbers'),
  'GEOMEAN': taken(library.GEOMEAN, 'positives...'),
  'HARMEAN': taken(library.HARMEAN, 'positives...'),
  'INTERCEPT': divided(library.INTERCEPT, 'paired', 'paired'),
  'KURT': divided(library.KURT, 'numbers...'),
  'PEARSON': divided(library.PEARSON, 'paired', 'paired'),
  'PERCENTILE': taken(library.PERCENTILE.INC, 'numbers', 'share'),
  'PERCENTILE.EXC': taken(library.PERCENTILE.EXC, 'numbers', 'number'),
  'PERCENTILE.INC': taken(library.PERCENTILE.INC, 'numbers', 'share'),
  'PERMUTATIONA': taken(library.PERMUTATIONA, 'natural', 'natural'),
  'QUARTILE.EXC': taken(library.QUARTILE.EXC, 'numbers', 'whole'),
  'RSQ': divided(library.RSQ, 'paired', 'paired'),
  'SKEW': divided(library.SKEW, 'numbers...'),
  'SKEW.P': divided(library.SKEW.P, 'numbers...'),
  'SLOPE': divided(library.SLOPE, 'paired', 'paired'),
  'STANDARDIZE': taken(library.STANDARDIZE, 'number', 'number', 'positive'),
  'STEYX': divided(library.STEYX, 'paired', 'paired'),
};
