import type * as z from 'zod/mini';
import { optional, resource } from './resource';
import { flag, optionalToken, remark, text, token } from './scalar';

export interface AgreementJson {
  readonly userId?: string;
  readonly primaryContact?: {
    readonly firstName: string;
    readonly lastName: string;
    readonly email: string;
    readonly phoneNumber?: string;
  };
  readonly templateId: string;
  readonly dateAgreed: string;
  readonly type: string;
  readonly agreementLink?: string;
}

/** An agreement that the partner recorded for a customer (partner-center-api.md section 7). */
export const agreementSchema = resource({
  /** As written, such as `MicrosoftCustomerAgreement`. */
  type: token,
  templateId: token,
  dateAgreed: remark,
  agreementLink: optionalToken,
  primaryContact: optional(resource({ firstName: text, lastName: text, email: token, phoneNumber: optionalToken })),
});
export type Agreement = z.output<typeof agreementSchema>;

export interface DirectSignedJson {
  readonly isSigned: boolean;
}

/** Whether the customer signed the Microsoft Customer Agreement itself. */
export const directSignedSchema = resource({ isSigned: flag });
