'use strict';

const { spawn } = require('node:child_process');
const { join } = require('node:path');
const { gatewayAddress, port } = require('./pane/development-server.cjs');
const { setUpOrExit } = require('./set-up.cjs');
const { localCertificate } = require('./workbench/certificate.cjs');
const { startGateway } = require('./workbench/gateway-process.cjs');
const { nextFreePort } = require('./workbench/port.cjs');
const { sandboxEnvironment } = require('./workbench/settings.cjs');

const root = join(__dirname, '..');

/** `npm run dev-server`: pages that follow their sources, on port 3000, before a gateway with a sandbox of its own. */
async function main() {
  setUpOrExit();
  /** @type {typeof import('../src/config')} */
  const { readSettings, settings: known } = require(join(root, 'dist', 'config'));
  const person = await readSettings({ environment: process.env, folder: process.cwd() });
  if (!person.ok)
    throw new Error(person.problems.map(({ code, values }) => `${code} ${JSON.stringify(values)}`).join('\n'));
  const folder = join(person.settings.dataDir, 'workbench');
  const certificate = await localCertificate(folder);
  const gatewayPort = await nextFreePort(port + 1);
  const gateway = startGateway({
    port: gatewayPort,
    publicUrl: `https://localhost:${String(port)}`,
    certificate,
    environment: sandboxEnvironment(person.settings, known, process.env, folder),
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => gateway.stop());
  if (!(await gateway.ready())) return 1;

  const webpack = join(root, 'node_modules', 'webpack', 'bin', 'webpack.js');
  const pages = spawn(process.execPath, [webpack, 'serve', '--mode', 'development', ...process.argv.slice(2)], {
    cwd: root,
    env: { ...process.env, [gatewayAddress]: `https://localhost:${String(gatewayPort)}` },
    stdio: 'inherit',
  });
  pages.once('close', () => gateway.stop());
  void gateway.ended.then(() => pages.kill());
  return gateway.ended;
}

main().then(
  (code) => (process.exitCode = code),
  (error) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
