import type { CustomerScenario, UserScenario } from '../../src/sandbox';

let made = 0;

/** A name that no other customer of a test run has. */
export function freshName(about = 'Contoso'): string {
  made += 1;
  return `${about} ${String(made)}`;
}

/** A customer with one legacy Office 365 E4 subscription, which ends. */
export function legacyCustomer(quantity: number, users: readonly UserScenario[], more: Partial<CustomerScenario> = {}) {
  return {
    name: freshName(),
    country: 'US',
    subscriptions: [{ plan: 'office-365-e4', quantity, commerce: 'legacy' as const }],
    users,
    ...more,
  };
}

/** A customer with one new-commerce Office 365 E1 subscription, which ends. */
export function modernCustomer(
  quantity: number,
  users: readonly UserScenario[],
  startedDaysAgo?: number,
): CustomerScenario {
  return {
    name: freshName(),
    country: 'US',
    subscriptions: [
      {
        plan: 'office-365-e1',
        quantity,
        commerce: 'modern',
        term: 'P1Y',
        ...(startedDaysAgo === undefined ? {} : { startedDaysAgo }),
      },
    ],
    users,
  };
}

/** So many users who hold Office 365 E4. */
export const holders = (count: number): UserScenario => ({ count, licenses: [{ plan: 'office-365-e4' }] });

/** Directory SKU ids (partner-center-api.md 22.2). */
export const sku = {
  e1: '18181a46-0d4e-45cd-891e-60aabd171b4e',
  e3: '6fd2c87f-b296-42f0-b197-1e91e994b900',
  e4: '1392051d-0cb9-4b7a-88d5-621fee5e8711',
  e5: 'c7df2760-2c81-4ef7-b578-5b5392b571df',
} as const;
