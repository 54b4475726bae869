import { brandId, type SubscriptionId } from '../../src/base';
import type { Finding, FindingCode, Plan, RowContext, SiblingRow } from '../../src/migration';
import { context, guid, heldPlan, holder, oldSku, plan } from './samples';

export const target = (given: Partial<Plan>): Partial<RowContext> => ({ target: { kind: 'found', plan: plan(given) } });
export const standing = (given: Partial<RowContext['standing']>): Partial<RowContext> => ({
  standing: { ...context().standing, ...given },
});
export const other = brandId<SubscriptionId>(guid(101));
export const sibling = (given: Partial<SiblingRow> = {}): SiblingRow => ({
  subscriptionId: other,
  rowNumber: 5,
  included: true,
  targetPlan: plan().key,
  licenses: 3,
  retire: 'suspend',
  users: 3,
  excludedUsers: 0,
  ...given,
});
export const usersOf = (
  numbers: readonly number[],
  excluded: readonly number[] = [],
  more: object = {},
): RowContext['users'] => ({
  scope: {
    inScope: numbers.map((number) => ({ user: holder(number), targetPlan: undefined, setLocation: undefined })),
    excluded: excluded.map((number) => holder(number)),
  },
  allHolders: numbers.length + excluded.length,
  activeUnits: 10,
  ...more,
});

/** Both users of the row go to a plan of their own. */
export const toTheirOwn = (maximum: number): Partial<RowContext> => ({
  plans: [plan(), plan({ key: 'X', label: 'X', maximum })],
  users: {
    scope: {
      inScope: [1, 2].map((number) => ({ user: holder(number), targetPlan: 'X', setLocation: undefined })),
      excluded: [],
    },
    allHolders: 2,
    activeUnits: 10,
  },
});
export const scoped = (given: object, licenses = [oldSku]): RowContext['users'] => ({
  scope: {
    inScope: [{ user: holder(1, licenses, given), targetPlan: undefined, setLocation: undefined }],
    excluded: [],
  },
  allHolders: 1,
  activeUnits: 10,
});
export const business = plan({ label: 'Microsoft 365 Business Basic', family: 'business', maximum: 300 });
export const priced = plan({ price: 8, currency: 'USD' });
export const licensed = (enabled: boolean): RowContext['users'] =>
  scoped({ licenses: [{ skuId: oldSku, skuPartNumber: '', servicePlans: [heldPlan(1, 'MCOVOICECONF', enabled)] }] });

export interface Case {
  readonly name: string;
  readonly code: FindingCode;
  readonly given: Partial<RowContext>;
  /** Values of the finding; undefined: the finding must not be there. */
  readonly values: Finding['values'] | undefined;
}

export const is = (
  code: FindingCode,
  name: string,
  given: Partial<RowContext>,
  values: Finding['values'] = {},
): Case => ({
  name,
  code,
  given,
  values,
});
export const isNot = (code: FindingCode, name: string, given: Partial<RowContext>): Case => ({
  name,
  code,
  given,
  values: undefined,
});
