import type * as z from 'zod/mini';
import { resource } from './resource';
import { optionalToken, remark, requiredToken, word } from './scalar';

export interface QualificationJson {
  readonly qualification: string;
  readonly vettingStatus: string;
  readonly vettingReason?: string;
  readonly vettingCreatedDate?: string;
}

/** What a customer qualifies for, such as education (partner-center-api.md section 7). */
export const qualificationSchema = resource({
  /** As written, such as `Education`. */
  qualification: requiredToken,
  /** `approved`, `inreview`, `denied`. */
  vettingStatus: word,
  vettingReason: optionalToken,
  vettingCreatedDate: remark,
});
export type Qualification = z.output<typeof qualificationSchema>;
