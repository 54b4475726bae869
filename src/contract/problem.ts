import * as z from 'zod/mini';
import { problems, type ProblemCode } from '../base';
import type { Read } from './read';
import { text, values } from './scalar';

// The keys of the table, as its type names them.
const problemCodes = Object.keys(problems) as [ProblemCode, ...ProblemCode[]];

/** A problem by its code, for whoever makes the sentence. */
const codedProblem = z.object({ code: z.enum(problemCodes), values });

/** A problem answer (RFC 9457, `application/problem+json`). */
export const problemSchema = z.object({
  /** Names the kind: `urn:crossgrade:problem:` and the code. */
  type: text,
  /** The sentence of the kind, in the language that was asked for. */
  title: text,
  status: z.int(),
  detail: text,
  /** This very occurrence: what the gateway's log calls it. */
  instance: text,
  code: z.enum(problemCodes),
  values,
  retryable: z.boolean(),
  /** All of them, where several were found at once. */
  problems: z.exactOptional(z.array(z.extend(codedProblem, { detail: text }))),
});
export type ProblemAnswer = Read<typeof problemSchema>;
