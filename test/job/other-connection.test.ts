import { brandId, type TenantId } from '../../src/base';
import { refuseOtherConnection } from '../../src/job';

const tenant = '5b5a9f6c-2a4e-4c55-9c1c-0d5ce3a1a001';
const refusal = (workbook: string, name: string): unknown => {
  try {
    refuseOtherConnection(workbook, { tenantId: brandId<TenantId>(tenant), name, sandbox: false });
    return undefined;
  } catch (error) {
    return error;
  }
};

test('a partner that was renamed since the pull is the same partner', () => {
  expect(refusal(`Fabrikam (${tenant})`, `Fabrikam Cloud (EMEA) (${tenant.toUpperCase()})`)).toBeUndefined();
});

test.each([
  ['another partner of the same name', `Fabrikam (${tenant.replace('a001', 'a002')})`, `Fabrikam (${tenant})`],
  ['the sandbox', 'Sandbox 1', `Fabrikam (${tenant})`],
  ['another sandbox', 'Sandbox 1', 'Sandbox 2'],
])('the workbook of %s is refused', (_, workbook, connected) => {
  expect(refusal(workbook, connected)).toMatchObject({ code: 'connection-other', values: { workbook, connected } });
});
