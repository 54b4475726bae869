import type * as z from 'zod/mini';
import type { JsonObject } from './json';
import { jsonObjectSchema } from './json';
import { optional, resource, shaped } from './resource';
import { instant, optionalNumber, token, word } from './scalar';

export interface NextTermProductJson {
  readonly productId: string;
  readonly skuId: string;
  readonly availabilityId?: string;
  readonly billingCycle: string;
  readonly termDuration: string;
  readonly promotionId?: string;
}

export interface NextTermInstructionsJson {
  readonly product?: NextTermProductJson;
  readonly quantity?: number;
  readonly customTermEndDate?: string;
}

/**
 * What is to happen at the end of a term. Sources spell the first field in two ways (partner-center-api.md 9.5); a
 * request may carry either.
 */
export interface ScheduledActionJson {
  readonly scheduledType?: string;
  readonly scheduleType?: string;
  readonly actionType: string;
  readonly effectiveDate?: string;
  readonly instructions?: NextTermInstructionsJson;
}

const action = resource({
  scheduledType: word,
  scheduleType: word,
  actionType: word,
  effectiveDate: instant,
  instructions: optional(jsonObjectSchema),
});

/** One scheduled action of a subscription; its words lower case, unknown ones kept. */
export interface ScheduledAction {
  /** Such as `termend`, from either spelling of the field. */
  readonly scheduledType: string;
  /** Such as `renewtonewterm`. */
  readonly actionType: string;
  readonly effectiveDate: string | undefined;
  readonly instructions: JsonObject | undefined;
}

export const scheduledActionSchema = shaped(action, (read): ScheduledAction => ({
  scheduledType: read.scheduledType || read.scheduleType,
  actionType: read.actionType,
  effectiveDate: read.effectiveDate,
  instructions: read.instructions,
}));

/** A change that takes effect when the subscription renews. */
export const nextTermInstructionsSchema = resource({
  product: optional(
    resource({
      productId: token,
      skuId: token,
      availabilityId: token,
      billingCycle: word,
      termDuration: token,
      promotionId: token,
    }),
  ),
  quantity: optionalNumber,
  customTermEndDate: instant,
});
export type NextTermInstructions = z.output<typeof nextTermInstructionsSchema>;
