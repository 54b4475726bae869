import helmet from '@fastify/helmet';
import type { GatewayApp } from '../contract-types';

/** Where Office on the web shows add-ins in a frame. */
const officeFrames = [
  'https://*.officeapps.live.com',
  'https://*.office.com',
  'https://*.office365.com',
  'https://*.sharepoint.com',
  'https://*.microsoft365.com',
  'https://*.cloud.microsoft',
];
/** Where office.js comes from, and what it loads itself. */
const officeScripts = ['https://appsforoffice.microsoft.com', 'https://ajax.aspnetcdn.com'];

/** What a page may do: our own scripts and office.js, no inline script, and talk to nobody but us and the sign-in. */
export async function securityHeaders(
  app: GatewayApp,
  options: { readonly signIn: string | undefined },
): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        // The formula library of the workbench is WebAssembly; this allows that and no `eval`.
        'script-src': ["'self'", "'wasm-unsafe-eval'", ...officeScripts],
        // Griffel writes its rules into style elements of its own.
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'", 'data:', 'https://res.cdn.office.net', 'https://res-1.cdn.office.net'],
        'connect-src': ["'self'", ...officeScripts, ...(options.signIn === undefined ? [] : [options.signIn])],
        'worker-src': ["'self'", 'blob:'],
        'frame-src': ["'self'"],
        'manifest-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'none'"],
        'object-src': ["'none'"],
        'frame-ancestors': ["'self'", ...officeFrames],
      },
    },
    // `frame-ancestors` says it more exactly: Office shows the pane in a frame.
    frameguard: false,
    // Office fetches icons from its own origins, and its sign-in dialog talks to the window that opened it.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    crossOriginOpenerPolicy: false,
    crossOriginEmbedderPolicy: false,
    // A name such as localhost is shared with other programs; whoever terminates TLS for a public name sets it.
    hsts: false,
    referrerPolicy: { policy: 'no-referrer' },
  });
}
