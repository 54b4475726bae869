import type { FunctionDefinition } from './definition';
import { arrayFunctions } from './functions/arrays';
import { dateFunctions } from './functions/dates';
import { informationFunctions } from './functions/information';
import { logicalFunctions } from './functions/logical';
import { lookupFunctions } from './functions/lookup';
import { mathFunctions } from './functions/math';
import { statisticsFunctions } from './functions/statistics';
import { textFunctions } from './functions/text';
import { libraryDistributions } from './library/distributions';
import { libraryEngineering } from './library/engineering';
import { libraryFinance } from './library/finance';
import { libraryMath } from './library/math';
import { libraryStatistics } from './library/statistics';
import { libraryTexts } from './library/texts';

const functions = new Map<string, FunctionDefinition>(
  [
    libraryMath,
    libraryStatistics,
    libraryDistributions,
    libraryEngineering,
    libraryFinance,
    libraryTexts,
    logicalFunctions,
    mathFunctions,
    statisticsFunctions,
    textFunctions,
    lookupFunctions,
    arrayFunctions,
    dateFunctions,
    informationFunctions,
  ].flatMap((group) => Object.entries(group)),
);

/** The function with an English name, in capitals. */
export function functionNamed(name: string): FunctionDefinition | undefined {
  return functions.get(name);
}
