import type * as z from 'zod/mini';
import type { ServicePlanId } from '../../base';
import { resource } from './resource';
import { id, text, token, word } from './scalar';

export interface ServicePlanJson {
  readonly displayName?: string;
  readonly serviceName?: string;
  readonly id: string;
  readonly capabilityStatus?: string;
  readonly targetType?: string;
}

/** One service inside a license or directory SKU. */
export const servicePlanSchema = resource({
  id: id<ServicePlanId>(),
  serviceName: token,
  displayName: text,
  /** Of a user: `assigned`, `enabled`, `disabled`, `pending…`; of a SKU: `enabled`, … */
  capabilityStatus: word,
  /** `user` or `tenant`. */
  targetType: word,
});
export type ServicePlan = z.output<typeof servicePlanSchema>;
