import { foldText, wordsOf } from '../fold-text';
import { planNames, type PlanName, type PlanNameKey } from './plan-names';

/** What the title of a plan says beside its name. */
export interface PlanVariant {
  readonly audience: 'faculty' | 'students' | undefined;
  /** False: one of the SKUs sold without Teams since 2024. */
  readonly withTeams: boolean;
  /** Sold in the European Economic Area only. */
  readonly eea: boolean;
  readonly nonprofit: boolean;
  readonly government: boolean;
}

export interface RecognisedPlan {
  /** undefined: a plan that the table of names does not hold. */
  readonly key: PlanNameKey | undefined;
  readonly variant: PlanVariant;
}

/** What titles carry beside the name, taken off before the name is compared. */
const decorations = {
  noTeams: /\(?\b(?:no|without) teams\b\)?/g,
  eea: /\(?\beea\b\)?/g,
  faculty: /\(?\b(?:for |education )?(?:faculty|staff and faculty)(?: pricing)?\b\)?/g,
  students: /\(?\b(?:for |education )?students?(?: use benefits?)?(?: pricing)?\b\)?/g,
  nonprofit: /\(?\bnon-?profit(?: staff)?(?: pricing)?\b\)?/g,
  government: /\(?\b(?:government(?: pricing)?|gcc)\b\)?/g,
} as const;

const names: readonly (readonly [string, PlanNameKey])[] = (Object.entries(planNames) as [PlanNameKey, PlanName][]) // entries of the constant, whose keys its type names
  .flatMap(([key, plan]) => plan.names.map((name) => [wordsOf(name).join(' '), key] as const));

/** Recognises a plan by the title that the catalogue gives it; what stands beside the name must be a known variant. */
export function recognisePlan(title: string): RecognisedPlan {
  const folded = foldText(title);
  const says = (pattern: RegExp): boolean => folded.search(pattern) >= 0;
  const bare = Object.values(decorations).reduce((text, pattern) => text.replaceAll(pattern, ' '), folded);
  const words = wordsOf(bare).join(' ');
  return {
    key: names.find(([name]) => name === words)?.[1],
    variant: {
      audience: says(decorations.faculty) ? 'faculty' : says(decorations.students) ? 'students' : undefined,
      withTeams: !says(decorations.noTeams),
      eea: says(decorations.eea),
      nonprofit: says(decorations.nonprofit),
      government: says(decorations.government),
    },
  };
}

function variantWords(variant: PlanVariant): string {
  return [
    variant.audience === undefined ? '' : ` for ${variant.audience}`,
    variant.eea ? ' EEA' : '',
    variant.withTeams ? '' : ' (no Teams)',
    variant.nonprofit ? ' (nonprofit)' : '',
    variant.government ? ' (government)' : '',
  ].join('');
}

/** Other names under which agents look for a recognised plan, in its variant. */
export function aliasesOf(recognised: RecognisedPlan): readonly string[] {
  if (recognised.key === undefined) return [];
  const plan: PlanName = planNames[recognised.key];
  const suffix = variantWords(recognised.variant);
  const { audience } = recognised.variant;
  const numbers =
    suffix === '' || suffix === ` for ${audience ?? ''}`
      ? plan.skuPartNumbers.map((part) =>
          audience ? `${part}_${audience === 'faculty' ? 'FACULTY' : 'STUDENT'}` : part,
        )
      : [];
  return [...[...plan.names, ...plan.aliases].map((name) => name + suffix), ...numbers];
}
