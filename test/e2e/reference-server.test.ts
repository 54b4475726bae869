import { servicePlanId } from '../support/reference-server';
import { expiringRows, foundByHand, plainly, planOf, subscriptionOf } from './support/expiring-rows';
import { expectDoneOnce, offFor } from './support/judged-ledger';
import { compileOnce } from '../support/compiled';
import { ReferenceJob } from './support/reference-job';

beforeAll(compileOnce);

const yammer = servicePlanId('YAMMER_ENTERPRISE');
const sway = servicePlanId('SWAY');
const office = servicePlanId('OFFICESUBSCRIPTION');
const e3 = '6fd2c87f-b296-42f0-b197-1e91e994b900';
const e1 = '18181a46-0d4e-45cd-891e-60aabd171b4e';
const standard = 'f245ecc8-75af-4f8e-b61f-27d8114de5f3';

/** The same server in different words, and shells on both sides of the date line: no date may depend on where we are. */
const places = [
  ['as most samples show it', ['--dialect', 'documented'], 'Asia/Tokyo'],
  ['with every choice the other way', ['--dialect', 'contrary'], 'America/Los_Angeles'],
  [
    'with half of it missing: catalogues of customers, retired offers, agreements, ids in orders',
    [
      ...['--dialect', 'contrary', '--set', 'retiredOffers=by-id', '--set', 'provisioningStatus=answered'],
      ...['--set', 'customerCatalogue=false', '--set', 'agreements=code-900329'],
      ...['--set', 'subscriptionIdAfter=600000', '--set', 'scheduledActions=when-set', '--set', 'etags=all'],
    ],
    'UTC',
  ],
] as const;

describe.each(places)('a server that speaks the reference %s', (_name, parameters, zone) => {
  let job: ReferenceJob;

  beforeAll(async () => {
    job = await ReferenceJob.start(parameters, { TZ: zone });
  });
  afterAll(() => job.end());

  test('pull lists exactly the subscriptions that end within 90 days without renewing', async () => {
    const { code } = await job.run('pull', job.file, '--within', '90');
    const listed = (await job.rows()).map((row) => ({
      subscription: plainly(row['Subscription ID']),
      product: row['Current product'],
      lastDay: plainly(row['Last day']),
      licenses: row['Licenses'],
      assigned: row['Assigned'],
    }));
    const byHand = expiringRows.map((row) => ({
      subscription: subscriptionOf(row),
      product: row.product,
      lastDay: row.lastDay,
      licenses: row.licenses,
      assigned: row.assigned,
    }));

    expect(code).toBe(0);
    expect(listed).toHaveLength(byHand.length);
    expect(listed).toEqual(expect.arrayContaining(byHand));
    expect((await job.ledger()).purchases).toEqual([]);
  });

  test('a customer named like a formula stays that text', async () => {
    expect((await job.rows()).map((row) => row['Customer'])).toContain(
      '=HYPERLINK("http://wingtip.example","Wingtip Toys")',
    );
  });

  test('check finds nothing against what a person typed in', async () => {
    await job.typeIn(planOf);
    const { code } = await job.run('check', job.file);

    expect((await job.rows()).map((row) => row['State'])).toEqual(expiringRows.map(() => 'Ready'));
    expect(code).toBe(0);
  });

  test('run buys each once, moves the users and retires the old ones, and changes nothing else', async () => {
    const { code } = await job.run('run', job.file, '--yes');

    expectDoneOnce(await job.ledger());
    expect(code).toBe(0);
  });

  test('service plans stay off and on as each user had them, and those that nobody had stay off', async () => {
    const ledger = await job.ledger();

    expect(offFor(ledger, 'mueller', 'quiet-1', e3)).toEqual(expect.arrayContaining([yammer, office]));
    expect(offFor(ledger, 'mueller', 'quiet-1', e3)).not.toContain(sway);
    expect(offFor(ledger, 'mueller', 'still', e3)).toEqual(expect.arrayContaining([sway, yammer]));
    expect(offFor(ledger, 'mueller', 'plain-1', e3)).not.toContain(yammer);
    expect(offFor(ledger, 'wingtip', 'shop', e3)).toContain(yammer);
    expect(offFor(ledger, 'wingtip', 'toys-1', e3)).not.toContain(office);
    expect(offFor(ledger, 'northwind', 'clerk-2', e3)).toContain(sway);
    // A license that is no part of the row is not touched.
    expect(offFor(ledger, 'adatum', 'office-1', standard)).toEqual([yammer]);
    expect(offFor(ledger, 'adatum', 'office-1', e1)).toBeDefined();
  });

  test('the workbook says what happened', async () => {
    const { purchases } = await job.ledger();
    for (const row of await job.rows()) {
      const { targetPlan, targetLicenses, moving } = foundByHand(row);
      const bought = purchases.find(({ subscription }) => subscription === plainly(row['New subscription ID']));

      expect(row).toMatchObject({
        'State': 'Done',
        'Message': null,
        'A Purchase': 'Done',
        'B Reassign': `${String(moving)} of ${String(moving)}`,
        'C Retire': 'Done',
        'Bought plan': targetPlan,
        'Bought licenses': targetLicenses,
      });
      expect(bought?.quantity).toBe(targetLicenses);
      expect(row['Order ID']).toBe(bought?.order);
    }
    const users = await job.rows('Users');
    expect(users).toHaveLength(26);
    expect(new Set(users.map((row) => `${String(row['Result'])}, ${String(row['How proven'])}`))).toEqual(
      new Set(['Moved, Licenses read back']),
    );
  });

  test('running again does nothing', async () => {
    const before = await job.ledger();
    const { code } = await job.run('run', job.file, '--yes');
    const after = await job.ledger();

    expect(code).toBe(0);
    expect(after.purchases).toEqual(before.purchases);
    expect(after.moves).toEqual(before.moves);
    expect(after.retirements).toEqual(before.retirements);
  });
});
