'use strict';

const { homedir } = require('node:os');
const { join } = require('node:path');
const { setUpOrExit } = require('./set-up.cjs');
const { findBrowser, hasScreen, profileFolder } = require('./workbench/browser.cjs');
const { localCertificate } = require('./workbench/certificate.cjs');
const { startGateway } = require('./workbench/gateway-process.cjs');
const { isFree, nextFreePort } = require('./workbench/port.cjs');
const { sandboxEnvironment } = require('./workbench/settings.cjs');
const { openWindow } = require('./workbench/window.cjs');

/** From the compiled sources, which are there after the set-up only. @param {...string} path */
const compiled = (...path) => require(join(__dirname, '..', 'dist', ...path));

/** @typedef {import('../src/messages').MessageKey} MessageKey */

/** The launcher's own words on stderr, in the language of the person. @param {Record<string, string | undefined>} environment */
function speaker(environment) {
  /** @type {typeof import('../src/messages')} */
  const { translate } = compiled('messages');
  /** @type {typeof import('../src/cli/arguments/locale-of-person')} */
  const { localeOfPerson } = compiled('cli', 'arguments', 'locale-of-person');
  const platform = Intl.DateTimeFormat().resolvedOptions().locale;
  const locale = localeOfPerson({ argv: process.argv, environment, platform });
  /** @param {MessageKey} key @param {Record<string, string>} [values] */
  const tell = (key, values = {}) => process.stdout.write(`${translate(key, values, locale)}\n`);
  /** @param {import('../src/base').Problem} problem */
  const tellProblem = ({ code, values }) =>
    process.stderr.write(`${translate(/** @type {MessageKey} */ (`problem.${code}`), values, locale)}\n`);
  return { tell, tellProblem };
}

/** @param {ReturnType<typeof speaker>} speak */
async function readPersonSettings(speak) {
  /** @type {typeof import('../src/config')} */
  const { readSettings, settings } = compiled('config');
  const outcome = await readSettings({ environment: process.env, folder: process.cwd() });
  if (outcome.ok) return { settings: outcome.settings, known: settings };
  outcome.problems.forEach(speak.tellProblem);
  return undefined;
}

/**
 * Starts the gateway on the first free port from the one that was asked for. Somebody may take a port between the look
 * and the start, which ends the gateway: then the next one is tried.
 * @param {(port: number) => ReturnType<typeof startGateway>} start @param {number} from
 */
async function gatewayOnFreePort(start, from) {
  for (let port = await nextFreePort(from); ; port = await nextFreePort(port + 1)) {
    const gateway = start(port);
    if (await gateway.ready()) return { gateway, port };
    await gateway.ended;
    if (await isFree(port)) return undefined;
  }
}

/** `npm start`: the workbench, on a gateway and a sandbox of this machine. */
async function main() {
  setUpOrExit({ pages: true });
  const speak = speaker(process.env);
  const person = await readPersonSettings(speak);
  if (!person) return 1;
  const folder = join(person.settings.dataDir, 'workbench');
  const certificate = await localCertificate(folder);
  const environment = sandboxEnvironment(person.settings, person.known, process.env, folder);

  /** @type {ReturnType<typeof startGateway> | undefined} */
  let current;
  let ending = false;
  const end = () => {
    ending = true;
    void current?.stop();
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, end);

  speak.tell('start.starting');
  const start = (/** @type {number} */ port) => (current = startGateway({ port, certificate, environment }));
  const started = await gatewayOnFreePort(start, person.settings.port);
  if (!started) {
    if (!ending) speak.tell('start.failed');
    return ending ? 0 : 1;
  }
  const address = `https://localhost:${String(started.port)}/workbench/`;
  speak.tell('start.ready', { address });

  const machine = { platform: process.platform, environment: process.env, home: homedir() };
  const browser = hasScreen(machine) ? findBrowser(machine) : undefined;
  const wanted = !process.argv.includes('--no-window');
  if (browser !== undefined && wanted) {
    speak.tell('start.window');
    const profile = profileFolder(browser, join(folder, 'browser'), machine.home);
    const window = openWindow({ browser, address, profile, publicKeyHash: certificate.publicKeyHash });
    void window.closed.then(() => ending || speak.tell('start.closed', { address }));
    void started.gateway.ended.then(window.close);
  } else {
    if (wanted) speak.tell(hasScreen(machine) ? 'start.no-browser' : 'start.no-screen');
    speak.tell('start.certificate');
  }
  speak.tell('start.end');
  const code = await started.gateway.ended;
  return ending ? 0 : code;
}

main().then(
  (code) => (process.exitCode = code),
  (error) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
