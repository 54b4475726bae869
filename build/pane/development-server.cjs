'use strict';

const { existsSync } = require('node:fs');
const { homedir } = require('node:os');
const { join } = require('node:path');

/** Of `npm run dev-server`; the manifest names it. */
const port = 3000;
/** Where the gateway is that was started beside it: `CROSSGRADE_PORT=3001 npx crossgrade serve`. */
const gateway = 'http://localhost:3001';

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
  return {
    port,
    host: 'localhost',
    server: server(),
    static: [{ directory: join(officeFolder, 'dist'), publicPath: '/office-js', watch: false }],
    // An overlay would cover a pane of 320 px.
    client: { overlay: false },
    proxy: [{ context: ['/api', '/healthz', '/readyz'], target: gateway }],
  };
}

module.exports = { developmentServer };
