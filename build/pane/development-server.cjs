'use strict';

const { existsSync } = require('node:fs');
const { homedir } = require('node:os');
const { join } = require('node:path');

/** Of `npm run dev-server`; the manifest names it. */
const port = 3000;
/** Variable in which build/dev-server.cjs says where the gateway is that it started. */
const gatewayAddress = 'CROSSGRADE_DEVELOPMENT_GATEWAY';

/** The certificate that office-addin-dev-certs made and an Excel of this machine trusts; webpack makes one where there is none. */
function server() {
  const folder = join(homedir(), '.office-addin-dev-certs');
  const [key, cert, ca] = ['localhost.key', 'localhost.crt', 'ca.crt'].map((name) => join(folder, name));
  if (!key || !cert || !ca || ![key, cert, ca].every((file) => existsSync(file))) return 'https';
  return { type: 'https', options: { key, cert, ca } };
}

/**
 * The settings of webpack-dev-server: pages over HTTPS, office.js from the packages, and the gateway behind /api.
 * @param {string} officeFolder folder of the package @microsoft/office-js
 * @returns {import('webpack-dev-server').Configuration}
 */
function developmentServer(officeFolder) {
  const gateway = process.env[gatewayAddress];
  return {
    port,
    host: 'localhost',
    server: server(),
    static: [{ directory: join(officeFolder, 'dist'), publicPath: '/office-js', watch: false }],
    // An overlay would cover a pane of 320 px.
    client: { overlay: false },
    // The gateway's certificate is the one that this machine made for itself.
    proxy: gateway === undefined ? [] : [{ context: ['/api', '/healthz', '/readyz'], target: gateway, secure: false }],
  };
}

module.exports = { developmentServer, gatewayAddress, port };
