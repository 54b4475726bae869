import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { root } from '../../house/support/root';
import { openChromium } from '../../support/chromium';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.xml': 'application/xml',
  '.wasm': 'application/wasm',
};

/** The pages are built first where their sources have changed, or somebody else's build of them is awaited. */
export const buildPatience = 600_000;

/** As strict as the gateway's, apart from the add-in's own page. */
const policy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; script-src 'self' 'wasm-unsafe-eval'";

/** The workbench's page as it is delivered, without gateway and add-in: what is tried here is the grid. */
export class ServedWorkbench {
  private browser: Browser | undefined;
  private readonly server: Server;
  private port = 0;

  constructor() {
    this.server = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname;
      void this.answer(path.endsWith('/') ? `${path}index.html` : path).then(({ status, type, body }) => {
        response.writeHead(status, { 'content-type': type, 'content-security-policy': policy });
        response.end(body);
      });
    });
  }

  async start(): Promise<void> {
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'build/set-up.cjs'), '--pages'], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    await new Promise<void>((resolve) => this.server.listen(0, 'localhost', resolve));
    const address = this.server.address();
    if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
    this.port = address.port;
    this.browser = await openChromium();
  }

  async stop(): Promise<void> {
    await this.browser?.close();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** A new window on the workbench; `asked` is what stands behind the address. */
  async visit(asked = '', options: BrowserContextOptions = {}): Promise<Page> {
    if (!this.browser) throw new Error('not started');
    const context = await this.browser.newContext({
      viewport: { width: 1280, height: 760 },
      permissions: ['clipboard-read', 'clipboard-write'],
      acceptDownloads: true,
      locale: 'en-US',
      ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    await page.goto(`http://localhost:${String(this.port)}/workbench/${asked}`);
    await page.getByRole('grid').waitFor();
    return page;
  }

  private async answer(path: string): Promise<{ status: number; type: string; body: string | Buffer }> {
    if (path === '/workbench/taskpane.html') {
      return { status: 200, type: 'text/html', body: '<!doctype html><html lang="en"><title>none</title></html>' };
    }
    if (path === '/api/me') {
      return { status: 200, type: 'application/json', body: '{"connection":{"sandbox":true}}' };
    }
    try {
      const body = await readFile(join(root, 'dist/pane', path));
      return { status: 200, type: types[extname(path)] ?? 'application/octet-stream', body };
    } catch {
      return { status: 404, type: 'text/plain', body: path };
    }
  }
}
