/**
 * How many active units of a directory SKU a change leaves: the directory shows that late, and until then another row
 * must not be judged by units that are gone.
 */
export const unitsLeftUpgrade = `
alter table crossgrade.write_intent add column units_left integer;
`;
