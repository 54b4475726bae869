import { findPlan, planFromOffer, planFromSku, type Plan, type PlanSearch, type RowPlan } from '../../migration';
import type { ReadingMemory } from '../reading/memory';
import { concernsCustomer } from '../reading/refusal-reason';
import type { JobWorld } from '../world';

/** Looks up the plans that rows name at the service: the workbook's own list is a claim. */
export interface TargetVerifier {
  /** What the row's target cell names, as the service sells it in that country now. */
  search(row: RowPlan, country: string | undefined): Promise<TargetSearch>;
  /** The plan of a key, as the service sells it; undefined: it does not. */
  verified(plan: Plan, country: string | undefined): Promise<Plan | undefined>;
}

export interface TargetSearch {
  readonly target: PlanSearch | undefined;
  /** The workbook lists the plan and the service does not sell it any more. */
  readonly gone: Plan | undefined;
}

/** Opens a verifier over the workbook's plans; each plan is asked once a country. */
export function verifyTargets(world: JobWorld, listed: readonly Plan[], memory: ReadingMemory): TargetVerifier {
  const known = new Map<string, Promise<Plan | undefined>>();

  async function ask(plan: Plan, country: string): Promise<Plan | undefined> {
    const { catalogue } = world.service;
    try {
      if (plan.commerce === 'legacy') {
        const offer = await catalogue.offer(plan.productId, country);
        return offer === undefined ? undefined : planFromOffer(offer, country);
      }
      const [sku, availabilities] = await Promise.all([
        catalogue.sku(plan.productId, plan.catalogueSkuId, country),
        catalogue.availabilities(plan.productId, plan.catalogueSkuId, country, undefined),
      ]);
      if (sku === undefined) return undefined;
      return planFromSku({ id: plan.productId, title: plan.label }, sku, availabilities, country);
    } catch (error) {
      if (concernsCustomer(error) && error.kind === 'refused') return undefined;
      throw error;
    }
  }

  async function askOnce(plan: Plan, country: string): Promise<Plan | undefined> {
    const subject = `${country}/${plan.key}`;
    const recalled = await memory.recall('target', subject);
    if (recalled !== undefined) return recalled;
    const sold = await ask(plan, country);
    await memory.remember('target', subject, sold);
    return sold;
  }

  async function verified(plan: Plan, country: string | undefined): Promise<Plan | undefined> {
    // Without a country nothing can be bought; a rule says so.
    if (country === undefined) return plan;
    const key = `${country}/${plan.key}`;
    const answer = known.get(key) ?? askOnce(plan, country);
    known.set(key, answer);
    const sold = await answer;
    // Names and prices are the workbook's; what is bought, its bounds and terms are the service's.
    return sold === undefined
      ? undefined
      : { ...sold, label: plan.label, aliases: plan.aliases, price: plan.price, currency: plan.currency };
  }

  return {
    verified,
    search: async (row, country) => {
      const text = row.targetPlan ?? row.unknownPlan;
      if (text === undefined) return { target: undefined, gone: undefined };
      const found = findPlan(text, listed, { country, segment: undefined });
      if (found.kind !== 'found') return { target: found, gone: undefined };
      const plan = await verified(found.plan, country);
      return plan === undefined
        ? { target: found, gone: found.plan }
        : { target: { kind: 'found', plan }, gone: undefined };
    },
  };
}
