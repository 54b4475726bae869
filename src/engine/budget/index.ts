export { budgetUse, type BudgetUse } from './budget-use';
export type { WaitEstimate } from './budget-store';
export { openBudget, type BudgetOptions, type SharedRequestBudget } from './open-budget';
