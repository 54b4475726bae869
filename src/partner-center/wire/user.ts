import type * as z from 'zod/mini';
import type { UserId } from '../../base';
import type { AttributesJson, LinksJson } from './link';
import { resource, shaped } from './resource';
import { id, optionalToken, remark, text, token, word } from './scalar';

export interface UserJson {
  readonly usageLocation?: string;
  readonly id: string;
  readonly userPrincipalName: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly displayName?: string;
  readonly immutableId?: string;
  readonly phoneNumber?: string;
  readonly userDomainType?: string;
  readonly state?: string;
  readonly softDeletionTime?: string | null;
  readonly lastDirectorySyncTime?: string | null;
  readonly links?: LinksJson;
  readonly attributes?: AttributesJson;
}

const fields = resource({
  id: id<UserId>(),
  userPrincipalName: token,
  firstName: text,
  lastName: text,
  displayName: text,
  usageLocation: optionalToken,
  userDomainType: word,
  /** `active` or `inactive`. */
  state: word,
  softDeletionTime: remark,
  lastDirectorySyncTime: remark,
});

/** A user of a customer (partner-center-api.md section 14). */
export const userSchema = shaped(fields, (read) => ({
  ...read,
  /** Two letters, upper case; undefined: not set, so no license can be assigned. */
  usageLocation: read.usageLocation?.toUpperCase(),
}));
export type User = z.output<typeof userSchema>;
