import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { GatewayApp } from '../contract-types';

/** Folders that are served as they are. */
export interface PageFolders {
  /** The built pane and workbench; undefined: none was built. */
  readonly pane: string | undefined;
  /** office.js from its package, for pages without a network; undefined: pages load it from its maker. */
  readonly officeJs: string | undefined;
}

const yearSeconds = 31_536_000;
/** Names that hold a digest of their content never mean anything else. */
const hashed = /[.-][0-9a-f]{8,}\./;

/** Serves the pages: the pane under `/`, the workbench under `/workbench/`. */
export async function servePages(app: GatewayApp, folders: PageFolders): Promise<void> {
  const { pane, officeJs } = folders;
  if (officeJs !== undefined && existsSync(officeJs)) {
    await app.register(fastifyStatic, {
      root: officeJs,
      prefix: '/office-js/',
      decorateReply: false,
      maxAge: 3_600_000,
      index: false,
    });
  }
  if (pane === undefined || !existsSync(join(pane, 'taskpane.html'))) return;
  await app.register(fastifyStatic, {
    root: pane,
    prefix: '/',
    index: ['index.html'],
    redirect: true,
    cacheControl: false,
    // The build puts packed scripts beside the others.
    preCompressed: true,
    setHeaders: (reply, file) => {
      const lasting = hashed.test(file);
      reply.setHeader('cache-control', lasting ? `public, max-age=${String(yearSeconds)}, immutable` : 'no-cache');
      reply.setHeader('vary', 'accept-encoding');
    },
  });
  app.get('/', { schema: { hide: true } }, (_request, reply) => reply.sendFile('taskpane.html'));
  // The router takes both spellings for one; the page's own addresses are relative to the one with the slash.
  app.get('/workbench', { schema: { hide: true } }, (request, reply) => {
    const [path = '', query] = request.url.split('?');
    if (path.endsWith('/')) return reply.sendFile('workbench/index.html');
    return reply.redirect(`${path}/${query === undefined ? '' : `?${query}`}`, 308);
  });
}
