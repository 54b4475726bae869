import { idKey, type DirectorySkuId, type TenantId } from '../base';
import { chooseTerms } from './catalogue/plan-terms';
import { holds } from './holders/holders-of';
import type { RowScope, ScopedUser } from './holders/row-scope';
import type { MigrationPlan, PlannedUser, PlanPart } from './migration-plan';
import type { Plan, RowPlan } from './plan';
import { licensesNeeded, partsOf, type PartUsers } from './plan-parts';
import { defaultRetire } from './retire-table';
import { disabledPlans, excludedPlans, type TargetServicePlan } from './service-plans/excluded-plans';
import { profileOf, ProfileTable, type ServiceProfile } from './service-plans/service-profile';
import type { Customer, Subscription } from './subscription';

/** What a checked row and its readings bring into the snapshot. */
export interface MigrationPlanInput {
  readonly tenantId: TenantId;
  readonly customer: Pick<Customer, 'id' | 'name'>;
  readonly source: Subscription;
  readonly row: RowPlan;
  /** The plan that the row names. */
  readonly plan: Plan;
  /** The catalogue, for users with another target plan. */
  readonly plans: readonly Plan[];
  readonly scope: RowScope;
  /** Service plans by directory SKU (`idKey`), as far as any directory showed them. */
  readonly servicePlans: ReadonlyMap<string, readonly TargetServicePlan[]>;
  readonly usersReadAt: string;
  readonly digest: string;
}

function plannedPart(input: MigrationPlanInput, part: PartUsers): PlanPart | undefined {
  const wish = { term: input.row.term, billing: input.row.billing };
  const terms =
    chooseTerms(part.plan, wish, input.source) ??
    // A further plan need not be sold in the row's term: then as before, for the agent chose it for the user alone.
    (part.part === 1 ? undefined : chooseTerms(part.plan, { term: undefined, billing: undefined }, input.source));
  const licenses = part.part === 1 ? input.row.licenses : Math.max(part.plan.minimum, licensesNeeded(part));
  return terms && licenses !== undefined
    ? { part: part.part, plan: part.plan, licenses, term: terms.term, billing: terms.billing }
    : undefined;
}

/** Plans the users of one row; what depends on their profile only is found once for all who share it. */
class UserPlanner {
  readonly table = new ProfileTable();
  private readonly byProfile = new Map<string, Pick<PlannedUser, 'excludedPlans' | 'oldExcludedPlans'>>();

  constructor(
    private readonly input: MigrationPlanInput,
    private readonly oldSku: DirectorySkuId,
  ) {}

  plan(part: PartUsers, scoped: ScopedUser): PlannedUser {
    const profile = profileOf(scoped.user, this.oldSku, part.plan.skuId);
    const index = this.table.indexOf(profile);
    return {
      userId: scoped.user.id,
      userPrincipalName: scoped.user.userPrincipalName,
      part: part.part,
      action: holds(scoped.user, part.plan.skuId) ? 'remove-only' : 'move',
      ...this.servicePlans(part, profile, index),
      profile: index,
      setLocation: scoped.setLocation,
    };
  }

  private servicePlans(
    part: PartUsers,
    profile: ServiceProfile,
    index: number,
  ): Pick<PlannedUser, 'excludedPlans' | 'oldExcludedPlans'> {
    const key = `${String(part.part)}/${String(index)}`;
    const known = this.byProfile.get(key);
    if (known) return known;
    const target = this.input.servicePlans.get(idKey(part.plan.skuId)) ?? [];
    const made = {
      excludedPlans: excludedPlans(profile, target, this.input.row.newPlans ?? 'off'),
      oldExcludedPlans: disabledPlans(profile),
    };
    this.byProfile.set(key, made);
    return made;
  }
}

/**
 * The snapshot that Run executes. Undefined where the row lacks what a rule has an error for: a target, its terms, a
 * number of licenses, the old license.
 */
export function buildMigrationPlan(input: MigrationPlanInput): MigrationPlan | undefined {
  const oldSku = input.source.skuId;
  const { parts, unknown } = partsOf(input.plan, input.scope.inScope, input.plans);
  const planned = parts.map((part) => plannedPart(input, part));
  const complete = planned.filter((part) => part !== undefined);
  if (oldSku === undefined || unknown.length > 0 || complete.length < planned.length) return undefined;
  const planner = new UserPlanner(input, oldSku);
  const users = parts.flatMap((part) => part.users.map((user) => planner.plan(part, user)));
  return {
    tenantId: input.tenantId,
    customerId: input.customer.id,
    customerName: input.customer.name,
    source: { ...input.source, skuId: oldSku },
    parts: complete,
    users,
    profiles: planner.table.profiles,
    excludedUsers: input.scope.excluded.map((user) => user.id),
    usersReadAt: input.usersReadAt,
    retire: input.row.retire ?? defaultRetire(input.source.commerce),
    retireAfterDays: input.row.retireAfterDays ?? 0,
    newPlans: input.row.newPlans ?? 'off',
    runAt: input.row.runAt,
    wave: input.row.wave,
    reference: input.row.reference,
    digest: input.digest,
  };
}
