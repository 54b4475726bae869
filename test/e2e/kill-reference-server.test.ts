import { runUnderKills } from './support/killed-run';
import { compileOnce } from '../support/compiled';
import { ReferenceJob } from './support/reference-job';
import { servicePlanId } from '../support/reference-server';

beforeAll(compileOnce);

const e3 = '6fd2c87f-b296-42f0-b197-1e91e994b900';
const teams = servicePlanId('TEAMS1');
const yammer = servicePlanId('YAMMER_ENTERPRISE');

test('a run of 40 rows, killed 20 times, does each row once at a server that ignores request ids and loses answers', async () => {
  const job = await ReferenceJob.start(
    [
      ...['--crowd', '20', '--dialect', 'contrary', '--latency', '120'],
      ...['--trouble', 'lostAnswerEvery=9', '--trouble', 'resetEvery=13', '--trouble', 'tornLicensesEvery=8'],
    ],
    { CROSSGRADE_WRITE_DEADLINE_SECONDS: '1' },
  );
  try {
    expect((await job.run('pull', job.file, '--within', '90')).code).toBe(0);
    await job.typeIn((row) => ({
      'Include': 'Yes',
      'Target plan': 'Office 365 E3',
      'Target licenses': Number(row['Licenses']),
    }));
    expect((await job.run('check', job.file)).code).toBe(0);

    const run = await runUnderKills(['run', job.file, '--yes'], job.environment, {
      kills: 20,
      seed: 7,
      fromStart: 2_000,
      fromWork: 1_200,
    });
    const ledger = await job.ledger();

    expect({ kills: run.kills, code: run.last.code }).toEqual({ kills: 20, code: 0 });
    expect(run.inWork).toBeGreaterThanOrEqual(10);
    expect((await job.rows()).map((row) => row['State'])).toEqual(Array.from({ length: 40 }, () => 'Done'));

    expect(ledger.purchases).toHaveLength(40);
    expect(new Set(ledger.purchases.map((one) => `${one.customer} ${one.friendlyName}`)).size).toBe(40);

    // Whoever lost a license without the other lost it to the server's own fault, and not for good.
    expect(ledger.gaps.filter(({ torn, until }) => !torn || until === undefined)).toEqual([]);
    const held = new Map(ledger.moves.map((move) => [move.user, move.held]));
    expect([...held.values()].map((licenses) => Object.keys(licenses))).toEqual(
      Array.from({ length: 100 }, () => [e3]),
    );
    const off = [...held.values()].map((licenses) => licenses[e3] ?? []);
    expect(off.filter((plans) => plans.includes(teams))).toEqual([]);
    expect(off.filter((plans) => plans.includes(yammer))).toHaveLength(20);

    expect(ledger.retirements).toHaveLength(40);
    expect(ledger.retirements.filter(({ holders }) => holders.length > 0)).toEqual([]);
    expect(ledger.changes.filter(({ field, to }) => field !== 'status' || to !== 'suspended')).toEqual([]);
    expect(ledger.changes).toHaveLength(20);
  } finally {
    await job.end();
  }
});
