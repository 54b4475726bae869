/**
 * The places where the reference leaves a choice or contradicts itself, and how this server chooses. The section that
 * leaves the choice stands beside each.
 */
export interface Dialect {
  /** 5.3: answers use camelCase, one sample answer is PascalCase. */
  readonly names: 'camelCase' | 'PascalCase';
  /** 5.3: `code` is a number in the samples and a string in the documented schema. */
  readonly errorCodes: 'number' | 'string';
  /** Section 1, point 10: GUIDs come in upper case in some places and in lower case in others. */
  readonly guids: 'lower' | 'mixed';
  /** 5.3: with `Z` only; or with an offset, without a zone, and with 7 fraction digits, by field. */
  readonly dates: 'zulu' | 'varied';
  /** 5.4: `links` can be missing; the samples of carts and agreements have no `attributes`. */
  readonly links: boolean;
  readonly attributes: boolean;
  readonly totalCount: boolean;
  /** Fields that no table lists. */
  readonly unknownFields: boolean;
  /** 5.5: where the token for the next page stands. */
  readonly nextPage: 'continuationToken' | 'links';
  /** 5.5: no token on the last page; or one, and 400/2000 to whoever asks with it. */
  readonly pagingEnd: 'no-token' | 'code-2000';
  /** 5.5: no maximum is documented. */
  readonly mostPerPage: number;
  /** 5.2: whether a write sent again under its request id is answered from memory, done again, or a conflict. */
  readonly requestIds: 'honoured' | 'ignored' | 'conflict';
  /** Section 1, point 3. */
  readonly checkoutRepeat: 'first-answer' | 'code-800065';
  /** 12.1: what the lines of a cart call their item: the samples, or the tables. */
  readonly cartItemField: 'catalogItemId' | 'catalogId';
  /** Section 7: the tables want `partnerOnRecordAttestationAccepted`, the samples omit it. */
  readonly resellerAttestation: 'not-asked' | 'required';
  /** Section 7: a line of a plan that enforces it wants `attestationAccepted`. */
  readonly planAttestation: 'not-asked' | 'required';
  /** 12.1: 7 days; legacy samples show 15 minutes. */
  readonly cartMinutes: number;
  /** Section 1, point 5: milliseconds until the order knows its subscription. */
  readonly subscriptionIdAfter: number;
  /** Section 1, point 5: milliseconds until the order is listed. */
  readonly orderListedAfter: number;
  /** Section 13: milliseconds until the subscription itself is shown. */
  readonly subscriptionShownAfter: number;
  /** Milliseconds until bought units can be assigned. */
  readonly unitsAfter: number;
  /** 12.1 and 13: the friendly name that the buyer gave, or that of the offer, in the lines of orders. */
  readonly orderLineName: 'given' | 'offer';
  /** 5.6: legacy subscriptions have an etag; the samples of new commerce have none. */
  readonly etags: 'legacy' | 'all' | 'none';
  readonly staleEtag: 'code-2055' | 'status-412';
  /** Section 9: 200 with the resource, or 202 with `Location`; milliseconds until the change shows. */
  readonly changes: 'at-once' | 'accepted';
  readonly changeAfter: number;
  /** 9.5: spelling of the field in answers. */
  readonly scheduledTypeField: 'scheduledType' | 'scheduleType';
  /** 9.5: whether requests may carry the other spelling too. */
  readonly scheduledTypeRead: 'either' | 'own';
  /** 9.5: the word that ends a subscription at its term is not documented. */
  readonly cancelWord: string;
  /**
   * 9.5: whether a subscription of new commerce says what is scheduled before anybody schedules anything; `unknown`: the
   * field is newer than the server, which leaves aside what it does not know.
   */
  readonly scheduledActions: 'always' | 'when-set' | 'unknown';
  /** Section 14: `usageLocation?` in the list of users. */
  readonly listedLocations: boolean;
  /** Section 6: without delegated access the company's address is left out. */
  readonly companyAddress: boolean;
  /** Section 13: app+user and a role are wanted. */
  readonly provisioningStatus: 'answered' | 'code-900329';
  /** Section 3: agreements and validation want a signed-in user. */
  readonly agreements: 'answered' | 'code-900329';
  /** Section 8: the list of add-ons is told of legacy subscriptions. */
  readonly addOnsOf: 'all' | 'legacy';
  /** Section 11: the customer's own catalogue, beside that of the market. */
  readonly customerCatalogue: boolean;
  /** Section 19: who may read which partner this is. */
  readonly profiles: boolean;
  /** Section 22.1: retired offers are in the catalogue, or only the directory names them. */
  readonly retiredOffers: 'listed' | 'by-id' | 'gone';
  /** Section 8: `offerName` is missing in old samples. */
  readonly offerNames: boolean;
  /** 5.7: documented body with a code; or a body without one. */
  readonly absence: 'code' | 'no-code';
  /** Section 14: a license that is not held, asked to be removed. */
  readonly absentRemoval: 'refused' | 'warning';
  /** 5.8: `Retry-After` beside the message, or the message alone. */
  readonly throttling: 'retry-after' | 'message';
}

/** Every choice as most samples show it. */
export const documented: Dialect = {
  names: 'camelCase',
  errorCodes: 'number',
  guids: 'lower',
  dates: 'zulu',
  links: true,
  attributes: true,
  totalCount: true,
  unknownFields: false,
  nextPage: 'continuationToken',
  pagingEnd: 'no-token',
  mostPerPage: 500,
  requestIds: 'honoured',
  checkoutRepeat: 'first-answer',
  cartItemField: 'catalogItemId',
  resellerAttestation: 'not-asked',
  planAttestation: 'not-asked',
  cartMinutes: 7 * 24 * 60,
  subscriptionIdAfter: 0,
  orderListedAfter: 0,
  subscriptionShownAfter: 0,
  unitsAfter: 0,
  orderLineName: 'given',
  etags: 'legacy',
  staleEtag: 'code-2055',
  changes: 'at-once',
  changeAfter: 0,
  scheduledTypeField: 'scheduledType',
  scheduledTypeRead: 'either',
  cancelWord: 'Cancel',
  scheduledActions: 'when-set',
  listedLocations: true,
  companyAddress: true,
  provisioningStatus: 'answered',
  agreements: 'answered',
  addOnsOf: 'all',
  customerCatalogue: true,
  profiles: true,
  retiredOffers: 'listed',
  offerNames: true,
  absence: 'code',
  absentRemoval: 'refused',
  throttling: 'retry-after',
};

/** Every choice the other way. */
export const contrary: Dialect = {
  names: 'PascalCase',
  errorCodes: 'string',
  guids: 'mixed',
  dates: 'varied',
  links: false,
  attributes: false,
  totalCount: false,
  unknownFields: true,
  nextPage: 'links',
  pagingEnd: 'code-2000',
  mostPerPage: 4,
  requestIds: 'ignored',
  checkoutRepeat: 'code-800065',
  cartItemField: 'catalogId',
  resellerAttestation: 'not-asked',
  planAttestation: 'not-asked',
  cartMinutes: 15,
  subscriptionIdAfter: 300,
  orderListedAfter: 1_000,
  subscriptionShownAfter: 400,
  unitsAfter: 600,
  orderLineName: 'offer',
  etags: 'none',
  staleEtag: 'status-412',
  changes: 'accepted',
  changeAfter: 300,
  scheduledTypeField: 'scheduleType',
  scheduledTypeRead: 'own',
  cancelWord: 'Cancel',
  scheduledActions: 'always',
  listedLocations: false,
  companyAddress: false,
  provisioningStatus: 'code-900329',
  agreements: 'answered',
  addOnsOf: 'legacy',
  customerCatalogue: true,
  profiles: false,
  retiredOffers: 'gone',
  offerNames: true,
  absence: 'no-code',
  absentRemoval: 'warning',
  throttling: 'message',
};

export const dialects = { documented, contrary } as const;
