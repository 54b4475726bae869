import type * as z from 'zod/mini';
import type { DirectorySkuId, ServicePlanId } from '../../base';
import type { AttributesJson } from './link';
import { list, resource, shaped } from './resource';
import { id, text, token, word } from './scalar';
import { servicePlanSchema, type ServicePlanJson } from './service-plan';

export interface ProductSkuJson {
  readonly id: string;
  readonly name?: string;
  readonly skuPartNumber?: string;
  readonly targetType?: string;
  readonly licenseGroupId?: string;
}

export const productSkuSchema = resource({
  id: id<DirectorySkuId>(),
  name: text,
  skuPartNumber: token,
  targetType: word,
  /** `group1`: managed by the directory; `group2`: Minecraft. One request may not mix them. */
  licenseGroupId: word,
});

export interface UserLicenseJson {
  readonly servicePlans?: readonly ServicePlanJson[];
  readonly productSku: ProductSkuJson;
  readonly attributes?: AttributesJson;
}

/** One license that a user holds (partner-center-api.md section 14). */
export const userLicenseSchema = resource({ productSku: productSkuSchema, servicePlans: list(servicePlanSchema) });
export type UserLicense = z.output<typeof userLicenseSchema>;

/** What a license update sets and takes away, in one request. */
export interface LicenseUpdate {
  readonly licensesToAssign: readonly {
    readonly skuId: DirectorySkuId;
    /** Plans that stay off for this user; empty: all on. */
    readonly excludedPlans: readonly ServicePlanId[];
  }[];
  readonly licensesToRemove: readonly DirectorySkuId[];
}

/** A license update as it travels. */
export interface LicenseUpdateJson {
  readonly licensesToAssign?:
    readonly { readonly skuId: string; readonly excludedPlans?: readonly string[] | null }[] | null;
  readonly licensesToRemove?: readonly string[] | null;
  readonly licenseWarnings?: readonly LicenseWarningJson[] | null;
  readonly attributes?: AttributesJson;
}

export interface LicenseWarningJson {
  readonly code: string | number;
  readonly message: string;
  readonly servicePlans?: readonly string[];
}

const answer = resource({ licenseWarnings: list(resource({ code: token, message: text })) });

/** What the service warns of after a license update it accepted. */
export const licenseUpdateResultSchema = shaped(answer, ({ licenseWarnings }) => ({ warnings: licenseWarnings }));
export type LicenseUpdateResult = z.output<typeof licenseUpdateResultSchema>;
