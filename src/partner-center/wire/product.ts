import type * as z from 'zod/mini';
import type { LinksJson } from './link';
import { optional, resource } from './resource';
import { flag, requiredToken, text, token } from './scalar';

export interface ProductJson {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly productType?: {
    readonly id: string;
    readonly displayName: string;
    readonly subType?: { readonly id: string; readonly displayName: string };
  };
  readonly isMicrosoftProduct?: boolean;
  readonly publisherName?: string;
  readonly links?: LinksJson;
}

const kind = { id: token, displayName: token };

/** A product of the new-commerce catalogue (partner-center-api.md section 11). */
export const productSchema = resource({
  id: requiredToken,
  title: text,
  description: text,
  productType: optional(resource({ ...kind, subType: optional(resource(kind)) })),
  isMicrosoftProduct: flag,
  publisherName: text,
});
export type Product = z.output<typeof productSchema>;
