'use strict';

const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

/** They would lead to a real partner, or ask people to sign in: the workbench is for the sandbox alone. */
const ofARealPartner = new Set([
  'accessToken',
  'host',
  'oidcClientId',
  'oidcClientSecret',
  'oidcIssuer',
  'partnerCenterUrl',
  'publicUrl',
]);
/** What takes minutes at the service takes seconds here, so that a person sees the whole job. */
const quickScale = 0.05;

/**
 * The environment of a gateway that keeps the person's settings, from wherever they were read, except that it never
 * touches a real partner. The settings are named one by one, and an empty file takes the place of the person's, which
 * could not be overruled by leaving something out.
 *
 * @param {import('../../src/config').Settings} settings as they were read
 * @param {typeof import('../../src/config').settings} known
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @param {string} folder for the empty file
 * @returns {Record<string, string | undefined> & { CROSSGRADE_CONFIG: string }}
 */
function sandboxEnvironment(settings, known, environment, folder) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'no-settings.json');
  writeFileSync(file, '{}\n');
  const others = Object.entries(environment).filter(([name]) => !name.startsWith('CROSSGRADE_'));
  const tests = Object.entries(environment).filter(([name]) => name.startsWith('CROSSGRADE_TEST_'));
  const own = Object.entries(known).flatMap(([name, { variable }]) => {
    const value = settings[/** @type {import('../../src/config').SettingName} */ (name)];
    return value === undefined || ofARealPartner.has(name) ? [] : [[variable, String(value)]];
  });
  const scale = settings.waitScale === 1 ? quickScale : settings.waitScale;
  return {
    ...Object.fromEntries([...others, ...tests, ...own]),
    CROSSGRADE_CONFIG: file,
    CROSSGRADE_REQUESTS_PER_MINUTE: '0',
    CROSSGRADE_WAIT_SCALE: String(scale),
  };
}

module.exports = { sandboxEnvironment };
