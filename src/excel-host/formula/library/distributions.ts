import * as library from '@formulajs/formulajs';
import type { Functions } from '../definition';
import { taken, type LibraryFunction } from './taken';

/** There are no more successes than trials. */
const amongTrials =
  (work: LibraryFunction): LibraryFunction =>
  (successes, trials, ...rest) =>
    Number(successes) > Number(trials) ? Number.NaN : work(successes, trials, ...rest);

/** The two-tailed kind of a function, which the library has and its types leave out. */
const twoTailed = (work: object): LibraryFunction => (work as { readonly '2T': LibraryFunction })['2T'];

/** Probability distributions that the library works out as Excel does, with their older names. */
export const libraryDistributions: Functions = {
  'BINOM.DIST': taken(amongTrials(library.BINOM.DIST), 'natural', 'natural', 'share', 'truth'),
  'BINOM.INV': taken(library.BINOM.INV, 'natural', 'share', 'probability'),
  'BINOMDIST': taken(amongTrials(library.BINOM.DIST), 'natural', 'natural', 'share', 'truth'),
  'CHIINV': taken(library.CHIINVRT, 'probability', 'count'),
  'CHISQ.DIST': taken(library.CHISQ.DIST, 'notNegative', 'count', 'truth'),
  'CHISQ.INV': taken(library.CHISQ.INV, 'probability', 'count'),
  'CHISQ.INV.RT': taken(library.CHIINVRT, 'probability', 'count'),
  'CONFIDENCE': taken(library.CONFIDENCE.NORM, 'probability', 'positive', 'count'),
  'CONFIDENCE.NORM': taken(library.CONFIDENCE.NORM, 'probability', 'positive', 'count'),
  'CONFIDENCE.T': taken(library.CONFIDENCE.T, 'probability', 'positive', 'count'),
  'CRITBINOM': taken(library.BINOM.INV, 'natural', 'share', 'probability'),
  'EXPON.DIST': taken(library.EXPON.DIST, 'notNegative', 'positive', 'truth'),
  'EXPONDIST': taken(library.EXPON.DIST, 'notNegative', 'positive', 'truth'),
  'F.DIST': taken(library.F.DIST, 'notNegative', 'count', 'count', 'truth'),
  'F.DIST.RT': taken(library.F.DIST.RT, 'notNegative', 'count', 'count'),
  'F.INV': taken(library.F.INV, 'probability', 'count', 'count'),
  'F.INV.RT': taken(library.F.INV.RT, 'probability', 'count', 'count'),
  'FDIST': taken(library.F.DIST.RT, 'notNegative', 'count', 'count'),
  'FINV': taken(library.F.INV.RT, 'probability', 'count', 'count'),
  'GAMMA': taken(library.GAMMA, 'number'),
  'GAMMA.DIST': taken(library.GAMMA.DIST, 'notNegative', 'positive', 'positive', 'truth'),
  'GAMMA.INV': taken(library.GAMMA.INV, 'probability', 'positive', 'positive'),
  'GAMMADIST': taken(library.GAMMA.DIST, 'notNegative', 'positive', 'positive', 'truth'),
  'GAMMAINV': taken(library.GAMMA.INV, 'probability', 'positive', 'positive'),
  'GAMMALN': taken(library.GAMMALN, 'positive'),
  'GAMMALN.PRECISE': taken(library.GAMMALN.PRECISE, 'positive'),
  'GAUSS': taken(library.GAUSS, 'number'),
  'LOGINV': taken(library.LOGNORM.INV, 'probability', 'number', 'positive'),
  'LOGNORM.DIST': taken(library.LOGNORM.DIST, 'positive', 'number', 'positive', 'truth'),
  'LOGNORM.INV': taken(library.LOGNORM.INV, 'probability', 'number', 'positive'),
  'NEGBINOM.DIST': taken(library.NEGBINOM.DIST, 'natural', 'count', 'probability', 'truth'),
  'NORM.DIST': taken(library.NORM.DIST, 'number', 'number', 'positive', 'truth'),
  'NORM.INV': taken(library.NORM.INV, 'probability', 'number', 'positive'),
  'NORM.S.DIST': taken(library.NORM.S.DIST, 'number', 'truth'),
  'NORM.S.INV': taken(library.NORM.S.INV, 'probability'),
  'NORMDIST': taken(library.NORM.DIST, 'number', 'number', 'positive', 'truth'),
  'NORMINV': taken(library.NORM.INV, 'probability', 'number', 'positive'),
  'NORMSINV': taken(library.NORM.S.INV, 'probability'),
  'PHI': taken(library.PHI, 'number'),
  'POISSON': taken(library.POISSON.DIST, 'natural', 'notNegative', 'truth'),
  'POISSON.DIST': taken(library.POISSON.DIST, 'natural', 'notNegative', 'truth'),
  'T.DIST.2T': taken(twoTailed(library.T.DIST), 'notNegative', 'count'),
  'T.INV': taken(library.T.INV, 'probability', 'count'),
  'T.INV.2T': taken(twoTailed(library.T.INV), 'probability', 'count'),
  'TINV': taken(twoTailed(library.T.INV), 'probability', 'count'),
  'WEIBULL': taken(library.WEIBULL.DIST, 'notNegative', 'positive', 'positive', 'truth'),
  'WEIBULL.DIST': taken(library.WEIBULL.DIST, 'notNegative', 'positive', 'positive', 'truth'),
};
