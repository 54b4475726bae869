import type { Body, Received } from '../json';
import type { World } from '../state/world';

/** A call that found its route. */
export interface Call {
  readonly world: World;
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Received;
  /** undefined: not sent. */
  readonly header: (name: string) => string | undefined;
  /** A license update is to lose its second half, and its answer. */
  readonly tears: () => boolean;
}

export interface Answer {
  readonly status: number;
  readonly body?: Body;
  readonly headers?: Readonly<Record<string, string>>;
  /** The effect is there and the connection breaks before the answer. */
  readonly breaks?: boolean;
}

export interface Route {
  readonly operation: string;
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** After `/v1/`; a part that begins with a colon is a name for `path`. */
  readonly pattern: string;
  readonly answer: (call: Call) => Answer;
}

export const ok = (body: Body): Answer => ({ status: 200, body });

/** The route of a method and a path, with the named parts decoded. */
export function findRoute(
  routes: readonly Route[],
  method: string,
  parts: readonly string[],
): { readonly route: Route; readonly path: Readonly<Record<string, string>> } | undefined {
  for (const route of routes) {
    const pattern = route.pattern.split('/');
    if (route.method !== method || pattern.length !== parts.length) continue;
    const path: Record<string, string> = {};
    const fits = pattern.every((wanted, index) => {
      const part = parts[index] ?? '';
      if (wanted.startsWith(':')) path[wanted.slice(1)] = decodeURIComponent(part);
      return wanted.startsWith(':') || wanted === part.toLowerCase();
    });
    if (fits) return { route, path };
  }
  return undefined;
}
