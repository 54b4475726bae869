/**
 * Editions of one feature: service plans whose ids and names differ between products although the user sees one thing
 * (partner-center-api.md section 14: plan ids differ between products). Data; what is not named here is compared by
 * the stem of its name, and only where that is evident.
 */
interface FeatureEditions {
  readonly feature: string;
  /** A user cannot have two editions switched on at a time: the directory refuses it as a conflict. */
  readonly exclusive: boolean;
  readonly names: readonly string[];
}

const editions: readonly FeatureEditions[] = [
  {
    feature: 'exchange',
    exclusive: true,
    names: [
      'EXCHANGE_S_STANDARD',
      'EXCHANGE_S_ENTERPRISE',
      'EXCHANGE_S_DESKLESS',
      'EXCHANGE_S_ESSENTIALS',
      'EXCHANGE_S_STANDARD_MIDMARKET',
    ],
  },
  {
    feature: 'sharepoint',
    exclusive: true,
    names: [
      'SHAREPOINTSTANDARD',
      'SHAREPOINTENTERPRISE',
      'SHAREPOINTDESKLESS',
      'SHAREPOINTSTANDARD_EDU',
      'SHAREPOINTENTERPRISE_EDU',
      'SHAREPOINTENTERPRISE_MIDMARKET',
    ],
  },
  {
    feature: 'office-web',
    exclusive: false,
    names: ['SHAREPOINTWAC', 'SHAREPOINTWAC_EDU', 'SHAREPOINTWAC_GOV'],
  },
  {
    feature: 'office-apps',
    exclusive: false,
    names: ['OFFICESUBSCRIPTION', 'OFFICE_BUSINESS', 'OFFICESUBSCRIPTION_GOV', 'OFFICE_PRO_PLUS_SUBSCRIPTION_SMBIZ'],
  },
  { feature: 'skype', exclusive: true, names: ['MCOSTANDARD', 'MCOIMP', 'MCOSTANDARD_MIDMARKET'] },
  { feature: 'kaizala', exclusive: false, names: ['KAIZALA_STANDALONE', 'KAIZALA_O365'] },
  { feature: 'yammer', exclusive: false, names: ['YAMMER_ENTERPRISE', 'YAMMER_EDU', 'YAMMER_MIDSIZE'] },
  { feature: 'to-do', exclusive: false, names: ['BPOS_S_TODO', 'BPOS_S_TODO_FIRSTLINE'] },
  { feature: 'whiteboard', exclusive: false, names: ['WHITEBOARD', 'WHITEBOARD_FIRSTLINE'] },
];

const featureByName = new Map(editions.flatMap((one) => one.names.map((name) => [name, one] as const)));

/** A plan's number at the end of its name: `_P2`, `_E3`, `_K`, `_PLAN2`, `_FIRSTLINE_1`, `_3`. */
const editionEnding = /_(?:K|(?:P|E|F|S|A|K|G|PLAN_?)?\d{1,2})$/;

/** Name without its edition: `KAIZALA_O365_P2` and `_P3` are one stem. */
export function stemOf(serviceName: string): string {
  return serviceName.trim().toUpperCase().replace(editionEnding, '');
}

/** The feature a service plan is an edition of: a named one, else the stem of its name. Empty: not known. */
export function featureOf(serviceName: string): string {
  const stem = stemOf(serviceName);
  return (featureByName.get(serviceName.trim().toUpperCase()) ?? featureByName.get(stem))?.feature ?? stem;
}

/** Whether a user cannot have two different plans of this feature switched on. */
export function isExclusive(feature: string): boolean {
  return editions.some((one) => one.feature === feature && one.exclusive);
}
