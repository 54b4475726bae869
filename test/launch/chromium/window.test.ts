import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { windowParameters } from '../../../build/workbench/browser.cjs';
import { localCertificate } from '../../../build/workbench/certificate.cjs';
import { folderWith } from '../../house/support/temporary-folder';
import { chromiumOptions } from '../../support/chromium';

const servers: Server[] = [];
afterAll(() => servers.forEach((server) => server.close()));

/** A page over HTTPS under a certificate of its own. */
async function pageUnder(folder: string) {
  const made = await localCertificate(folder);
  const pair = { key: readFileSync(made.keyFile), cert: readFileSync(made.certificateFile) };
  const server = createServer(pair, (_request, answer) =>
    answer.setHeader('content-type', 'text/html').end('<title>workbench</title>'),
  );
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  return { address: `https://localhost:${String(port)}/`, publicKeyHash: made.publicKeyHash };
}

describe('the window of the workbench', () => {
  it('shows our page without a warning, and warns of every other certificate', async () => {
    const folder = folderWith({});
    const ours = await pageUnder(join(folder, 'ours'));
    const other = await pageUnder(join(folder, 'other'));
    const profile = join(folder, 'profile');
    const context = await chromium.launchPersistentContext(profile, {
      ...chromiumOptions(),
      args: windowParameters({ ...ours, profile, isRoot: process.getuid?.() === 0 }).filter(
        // The window itself is the driver's.
        (parameter) => !/^--(app|user-data-dir)=/.test(parameter),
      ),
    });
    try {
      const page = await context.newPage();
      await page.goto(ours.address);
      expect(await page.title()).toBe('workbench');
      await expect(page.goto(other.address)).rejects.toThrow('ERR_CERT_AUTHORITY_INVALID');
    } finally {
      await context.close();
    }
  });
});
