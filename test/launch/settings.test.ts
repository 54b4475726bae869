import { readFileSync } from 'node:fs';
import { readSettings, settings as known } from '../../src/config';
import { sandboxEnvironment } from '../../build/workbench/settings.cjs';
import { folderWith } from '../house/support/temporary-folder';

/** What a gateway of the workbench would read, started by a person with this environment and settings file. */
async function settingsOfGateway(environment: Readonly<Record<string, string>>, file: object) {
  const folder = folderWith({ 'crossgrade.config.json': JSON.stringify(file) });
  const person = await readSettings({ environment, folder });
  if (!person.ok) throw new Error(JSON.stringify(person.problems));
  const handed = sandboxEnvironment(person.settings, known, environment, folder);
  const read = await readSettings({ environment: handed, folder });
  return { person: person.settings, read, handed };
}

const real = {
  partnerCenterUrl: 'https://api.partnercenter.example',
  accessToken: 'secret',
  publicUrl: 'https://crossgrade.example',
};

describe('the settings of the workbench', () => {
  it('are those of the person, without the way to a real partner', async () => {
    const { read } = await settingsOfGateway({ CROSSGRADE_CONCURRENCY: '3' }, { ...real, today: '2026-11-21' });
    expect(read).toMatchObject({ ok: true, settings: { concurrency: 3, today: '2026-11-21' } });
    expect(read.ok && [read.settings.partnerCenterUrl, read.settings.accessToken, read.settings.publicUrl]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('hand on nothing of a real partner that stands in the environment', async () => {
    const { handed } = await settingsOfGateway(
      { CROSSGRADE_PARTNER_CENTER_URL: real.partnerCenterUrl, CROSSGRADE_ACCESS_TOKEN: 'secret', PATH: '/usr/bin' },
      {},
    );
    expect(JSON.stringify(handed)).not.toContain('secret');
    expect(handed).toMatchObject({ PATH: '/usr/bin' });
    expect(Object.keys(handed)).not.toContain('CROSSGRADE_PARTNER_CENTER_URL');
  });

  it('let pass in seconds what takes minutes at the service, unless the person chose a pace', async () => {
    const hurried = await settingsOfGateway({}, {});
    expect(hurried.read).toMatchObject({ settings: { waitScale: 0.05, requestsPerMinute: 0 } });
    const chosen = await settingsOfGateway({ CROSSGRADE_WAIT_SCALE: '0.5' }, {});
    expect(chosen.read).toMatchObject({ settings: { waitScale: 0.5 } });
  });

  it('leave the file of the person as it was', async () => {
    const { handed } = await settingsOfGateway({}, real);
    expect(readFileSync(handed.CROSSGRADE_CONFIG, 'utf8')).toBe('{}\n');
  });
});
