import type { Day, DirectorySkuId, SubscriptionId } from '../../base';
import type { PlanSearch } from '../catalogue/find-plan';
import type { FindingCode, FindingValues, findingKinds } from '../finding';
import type { Finding } from '../finding';
import type { RowScope } from '../holders/row-scope';
import type { Plan, RetireChoice, RowPlan } from '../plan';
import type { TargetServicePlan } from '../service-plans/excluded-plans';
import type { Customer, Subscription } from '../subscription';

/** What the service said of the customer of a row. */
export interface CustomerStanding {
  /** undefined: the service does not know the customer any more. */
  readonly customer: Customer | undefined;
  /** Why the customer could not be read; undefined: it was. */
  readonly notAnswered: string | undefined;
  /** Whether the Microsoft Customer Agreement is accepted. */
  readonly agreement: 'accepted' | 'missing' | { readonly unknown: string };
  /** Account validation as the service writes it; undefined: none, which lets purchases through (section 7). */
  readonly validation: string | undefined;
  /** Why users or licenses could not be read; undefined: they were, or nobody asked yet. */
  readonly usersNotReadable: string | undefined;
}

/** Another row of the same customer, as far as rows bear on each other. */
export interface SiblingRow {
  readonly subscriptionId: SubscriptionId;
  /** Number of the row as the reader sees it. */
  readonly rowNumber: number;
  readonly included: boolean;
  readonly targetPlan: string | undefined;
  readonly licenses: number | undefined;
  readonly retire: RetireChoice;
  /** Users in scope of that row; 0 where not known. */
  readonly users: number;
  readonly excludedUsers: number;
}

/** Who holds the old license, once the users were read. */
export interface RowUsers {
  readonly scope: RowScope;
  /** Everybody who holds the SKU, whichever row or partner they belong to. */
  readonly allHolders: number;
  /** Active units of the SKU in the directory, all partners together. */
  readonly activeUnits: number;
}

/** Everything that the rules look at for one row. Nothing is read here: all of it was read before. */
export interface RowContext {
  readonly today: Day;
  readonly now: Date;
  readonly rowNumber: number;
  readonly row: RowPlan;
  /** undefined: the service does not know the subscription any more. */
  readonly source: Subscription | undefined;
  readonly standing: CustomerStanding;
  /** What the target plan cell names; undefined: it is empty. */
  readonly target: PlanSearch | undefined;
  /** The catalogue of the customer's country. */
  readonly plans: readonly Plan[];
  /** All subscriptions of the customer, the source and add-ons included. */
  readonly subscriptions: readonly Subscription[];
  /** The other rows of the customer, copies of this one included. */
  readonly siblings: readonly SiblingRow[];
  /** undefined: users were not read. */
  readonly users: RowUsers | undefined;
  /** Service plans by directory SKU (`idKey`), as far as any directory showed them. */
  readonly servicePlans: ReadonlyMap<string, readonly TargetServicePlan[]>;
  /** Whether the conditions of a plan are confirmed with every purchase; undefined: not known, and not judged. */
  readonly planAttested?: boolean | undefined;
  /** Price of the old subscription for one license a month, where known. */
  readonly oldPrice: { readonly price: number; readonly currency: string } | undefined;
}

/** Judges one thing about a row. */
export type Rule = (context: RowContext) => readonly Finding[];

type ValueName<Code extends FindingCode> = (typeof findingKinds)[Code]['values'][number];
type ValuesOf<Code extends FindingCode> = { readonly [Name in ValueName<Code>]: FindingValues[string] };

/** A finding with exactly the values that its sentence uses. */
export function found<Code extends FindingCode>(code: Code, values: ValuesOf<Code>): Finding {
  return { code, values };
}

export const none: readonly Finding[] = [];

/** The plan that a row names without doubt. */
export function planOf(context: RowContext): Plan | undefined {
  return context.target?.kind === 'found' ? context.target.plan : undefined;
}

/** Whether two directory SKUs are known and the same. */
export function isSku(one: DirectorySkuId | undefined, other: DirectorySkuId | undefined): boolean {
  return one !== undefined && other !== undefined && one.toLowerCase() === other.toLowerCase();
}
