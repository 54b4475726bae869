import * as z from 'zod/mini';
import { billingCycles, includeChoices, newPlansChoices, retireChoices, terms } from '../migration';
import { instant, maybe, text } from './scalar';

const mostLicenses = 10_000_000;
const mostDays = 3650;
const mostWaves = 1000;

/** The P cells of a row as codes: what the agent wants. */
export const rowPlan = z.object({
  include: maybe(z.enum(includeChoices)),
  targetPlan: maybe(text),
  unknownPlan: maybe(text),
  licenses: maybe(z.int().check(z.minimum(1), z.maximum(mostLicenses))),
  term: maybe(z.enum(terms)),
  billing: maybe(z.enum(billingCycles)),
  newPlans: maybe(z.enum(newPlansChoices)),
  retire: maybe(z.enum(retireChoices)),
  retireAfterDays: maybe(z.int().check(z.minimum(0), z.maximum(mostDays))),
  wave: maybe(z.int().check(z.minimum(1), z.maximum(mostWaves))),
  runAt: maybe(instant),
  reference: text,
  note: text,
});
