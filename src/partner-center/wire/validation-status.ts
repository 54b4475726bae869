import type * as z from 'zod/mini';
import { resource } from './resource';
import { remark, requiredToken, word } from './scalar';

export interface ValidationStatusJson {
  readonly type: string;
  readonly status: string;
  readonly lastUpdateDateTime?: string;
}

/** Whether the customer's account may buy (partner-center-api.md section 7). */
export const validationStatusSchema = resource({
  type: word,
  /** As written: `Allowed` lets purchases through; `UnderReview`, `NotAllowed`, `Unknown`, `Not Ready` do not. */
  status: requiredToken,
  lastUpdateDateTime: remark,
});
export type ValidationStatus = z.output<typeof validationStatusSchema>;
