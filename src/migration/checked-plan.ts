/**
 * The P cells whose change after Check matters, by column key, in the order in which "Checked plan" echoes them. The
 * sheet compares by formula, so the echo is nothing but the cells' texts with a bar between them.
 */
export const checkedPlanColumns = [
  'targetPlan',
  'targetLicenses',
  'targetTerm',
  'targetBilling',
  'newPlans',
  'retire',
  'retireAfter',
  'wave',
  'runAt',
] as const;
export type CheckedPlanColumn = (typeof checkedPlanColumns)[number];
export type CheckedPlanCells = Readonly<Record<CheckedPlanColumn, string>>;

export const checkedPlanVersion = '1';
export const checkedPlanSeparator = '|';

/** The echo of a row's P cells as they were checked. */
export function encodeCheckedPlan(cells: CheckedPlanCells): string {
  return [checkedPlanVersion, ...checkedPlanColumns.map((column) => cells[column])].join(checkedPlanSeparator);
}

/** Reads an echo back; undefined where it is not one of this version, or a cell held a bar itself. */
export function decodeCheckedPlan(text: string): CheckedPlanCells | undefined {
  const [version, ...cells] = text.split(checkedPlanSeparator);
  if (version !== checkedPlanVersion || cells.length !== checkedPlanColumns.length) return undefined;
  const cellOf = (column: CheckedPlanColumn): string => cells[checkedPlanColumns.indexOf(column)] ?? '';
  return {
    targetPlan: cellOf('targetPlan'),
    targetLicenses: cellOf('targetLicenses'),
    targetTerm: cellOf('targetTerm'),
    targetBilling: cellOf('targetBilling'),
    newPlans: cellOf('newPlans'),
    retire: cellOf('retire'),
    retireAfter: cellOf('retireAfter'),
    wave: cellOf('wave'),
    runAt: cellOf('runAt'),
  };
}
