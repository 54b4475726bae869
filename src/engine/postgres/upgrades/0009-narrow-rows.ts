/**
 * Plans and results of rows lie beside the table: counting a hundred thousand rows, or looking which of them nobody works
 * on, then reads tens of megabytes instead of hundreds. PostgreSQL moves a row's large values out only until it fits a
 * quarter of a page; this asks for as little as it may, and keeps what rows are looked for by where it is.
 */
export const narrowRowsUpgrade = `
alter table crossgrade.migration
  set (toast_tuple_target = 128),
  alter column id set storage main,
  alter column scope set storage main,
  alter column service set storage main,
  alter column tenant_id set storage main,
  alter column subscription_key set storage main,
  alter column customer_key set storage main,
  alter column state set storage main,
  alter column piece set storage main,
  alter column workflow set storage main,
  alter column last_day set storage main;
`;
