/**
 * What a change of a subscription takes from a directory SKU once it takes effect, so that two rows that each could go
 * alone do not go together.
 */
export const takenUnitsUpgrade = `
alter table crossgrade.write_intent
  add column sku_key text,
  add column units integer;
create index write_intent_of_sku on crossgrade.write_intent (sku_key) where sku_key is not null;
`;
