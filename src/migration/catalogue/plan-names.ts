import type { PlanFamily } from '../plan';

/** A plan as people know it: its names now and before, and the ids of its directory SKUs (partner-center-api.md 22.2). */
export interface PlanName {
  readonly family: PlanFamily;
  /** As the vendor calls it; the first is the current name. */
  readonly names: readonly string[];
  /** Earlier names and short forms under which agents look for it. A name that is another plan's now is not here. */
  readonly aliases: readonly string[];
  readonly skuPartNumbers: readonly string[];
}

/** The replacement plans of glossary.md. Data: a plan that is not here is listed as it comes, in the family `other`. */
export const planNames = {
  'business-basic': {
    family: 'business',
    names: ['Microsoft 365 Business Basic'],
    aliases: ['Business Basic', 'Office 365 Business Essentials', 'Business Essentials'],
    skuPartNumbers: ['O365_BUSINESS_ESSENTIALS', 'SMB_BUSINESS_ESSENTIALS'],
  },
  'business-standard': {
    family: 'business',
    names: ['Microsoft 365 Business Standard', 'Office 365 Business Premium'],
    aliases: ['Business Standard'],
    skuPartNumbers: ['O365_BUSINESS_PREMIUM', 'SMB_BUSINESS_PREMIUM'],
  },
  'business-premium': {
    family: 'business',
    names: ['Microsoft 365 Business Premium', 'Microsoft 365 Business'],
    aliases: ['Business Premium'],
    skuPartNumbers: ['SPB'],
  },
  'microsoft-365-f1': {
    family: 'frontline',
    names: ['Microsoft 365 F1'],
    aliases: ['M365 F1'],
    skuPartNumbers: ['M365_F1', 'M365_F1_COMM'],
  },
  'microsoft-365-f3': {
    family: 'frontline',
    names: ['Microsoft 365 F3'],
    aliases: ['M365 F3', 'Microsoft 365 F1'],
    skuPartNumbers: ['SPE_F1'],
  },
  'office-365-f3': {
    family: 'frontline',
    names: ['Office 365 F3', 'Office 365 F1', 'Office 365 Enterprise F1', 'Office 365 Enterprise K1'],
    aliases: ['O365 F3', 'Office 365 K1'],
    skuPartNumbers: ['DESKLESSPACK'],
  },
  'office-365-e1': {
    family: 'enterprise',
    names: ['Office 365 E1', 'Office 365 Enterprise E1'],
    aliases: ['O365 E1'],
    skuPartNumbers: ['STANDARDPACK'],
  },
  'office-365-e3': {
    family: 'enterprise',
    names: ['Office 365 E3', 'Office 365 Enterprise E3'],
    aliases: ['O365 E3'],
    skuPartNumbers: ['ENTERPRISEPACK'],
  },
  'office-365-e5': {
    family: 'enterprise',
    names: ['Office 365 E5', 'Office 365 Enterprise E5'],
    aliases: ['O365 E5'],
    skuPartNumbers: ['ENTERPRISEPREMIUM'],
  },
  'microsoft-365-e3': {
    family: 'enterprise',
    names: ['Microsoft 365 E3', 'Microsoft 365 Enterprise E3'],
    aliases: ['M365 E3', 'Secure Productive Enterprise E3'],
    skuPartNumbers: ['SPE_E3'],
  },
  'microsoft-365-e5': {
    family: 'enterprise',
    names: ['Microsoft 365 E5', 'Microsoft 365 Enterprise E5'],
    aliases: ['M365 E5', 'Secure Productive Enterprise E5'],
    skuPartNumbers: ['SPE_E5'],
  },
  'office-365-a1': {
    family: 'education',
    names: ['Office 365 A1', 'Office 365 Education'],
    aliases: ['O365 A1'],
    skuPartNumbers: ['STANDARDWOFFPACK'],
  },
  'office-365-a3': {
    family: 'education',
    names: ['Office 365 A3', 'Office 365 Education E3'],
    aliases: ['O365 A3'],
    skuPartNumbers: ['ENTERPRISEPACKPLUS'],
  },
  'office-365-a5': {
    family: 'education',
    names: ['Office 365 A5', 'Office 365 Education E5'],
    aliases: ['O365 A5'],
    skuPartNumbers: ['ENTERPRISEPREMIUM'],
  },
  'microsoft-365-a1': {
    family: 'education',
    names: ['Microsoft 365 A1'],
    aliases: ['M365 A1'],
    skuPartNumbers: ['M365EDU_A1'],
  },
  'microsoft-365-a3': {
    family: 'education',
    names: ['Microsoft 365 A3'],
    aliases: ['M365 A3'],
    skuPartNumbers: ['M365EDU_A3'],
  },
  'microsoft-365-a5': {
    family: 'education',
    names: ['Microsoft 365 A5'],
    aliases: ['M365 A5'],
    skuPartNumbers: ['M365EDU_A5'],
  },
} as const satisfies Record<string, PlanName>;

export type PlanNameKey = keyof typeof planNames;
