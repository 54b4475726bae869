import type { Plan, Segment } from '../migration';
import { openCatalogue } from './reading/catalogue-reader';
import type { JobWorld } from './world';

/** The plans on sale, for whoever chooses one. */
export interface PlanList {
  /** `country` undefined: the partner's own. */
  plans(country: string | undefined, segment: Segment | undefined): Promise<readonly Plan[]>;
}

/** A catalogue changes a few times a month, and reading it costs a call for every product and SKU. */
const freshFor = 15 * 60_000;

/** Opens a list whose catalogues are read when first asked for, and again when they are no longer fresh. */
export function openPlanList(world: JobWorld): PlanList {
  const known = new Map<string, { readonly readAt: number; readonly plans: Promise<readonly Plan[]> }>();

  async function ownCountry(): Promise<string | undefined> {
    return (await world.service.profile.get()).country;
  }

  function plansOf(country: string): Promise<readonly Plan[]> {
    const now = world.clock.now().getTime();
    const kept = known.get(country);
    if (kept !== undefined && now - kept.readAt < freshFor) return kept.plans;
    const plans = openCatalogue(world).plansOf([country]);
    known.set(country, { readAt: now, plans });
    plans.catch(() => known.delete(country));
    return plans;
  }

  return {
    plans: async (country, segment) => {
      const of = country ?? (await ownCountry());
      const plans = of === undefined ? [] : await plansOf(of);
      return segment === undefined ? plans : plans.filter((plan) => plan.segment === segment);
    },
  };
}
