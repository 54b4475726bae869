import { list, resource } from './resource';
import { optionalToken, token } from './scalar';
import type * as z from 'zod/mini';

/** A link as the service prints it; its uri is relative to the base, with or without `/v1`. */
export interface LinkJson {
  readonly uri?: string;
  readonly method?: string;
  readonly headers?: readonly { readonly key: string; readonly value: string }[];
}

export type LinksJson = Readonly<Record<string, LinkJson>>;

export interface AttributesJson {
  readonly objectType?: string;
  readonly etag?: string;
}

export const linkSchema = resource({
  uri: optionalToken,
  method: token,
  headers: list(resource({ key: token, value: token })),
});
export type Link = z.output<typeof linkSchema>;

/** What the service says about a resource itself (partner-center-api.md 5.3). */
export const attributesSchema = resource({ objectType: token, etag: optionalToken });

/** Value of a link's header, its name in any case; undefined where it is missing. */
export function headerOf(link: Link, name: string): string | undefined {
  return link.headers.find(({ key }) => key.toLowerCase() === name.toLowerCase())?.value;
}
