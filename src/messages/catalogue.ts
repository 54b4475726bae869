import type enUS from './catalogues/en-US.json';

/** Sentences by group and code; a code that counts something has one entry a plural category (`code_few`). */
export type Catalogue = { readonly [key: string]: string | Catalogue };

/** The English catalogue, whose keys are the ones that may be asked for. */
export type EnglishCatalogue = typeof enUS;
