import { chromium, type Browser, type LaunchOptions } from 'playwright-core';
import { browserOfThisMachine } from '../../build/workbench/browser.cjs';

/** How the browser of this machine is started for a test: silent, and asking nobody for news. */
export function chromiumOptions(): LaunchOptions & { readonly executablePath: string } {
  const executablePath = browserOfThisMachine();
  if (executablePath === undefined) throw new Error('no browser: build/test.cjs should not have started this suite');
  return {
    executablePath,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Chromium refuses to run as root with its sandbox on.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  };
}

/** Opens the browser of this machine; whoever opens it closes it. */
export const openChromium = (): Promise<Browser> => chromium.launch(chromiumOptions());
