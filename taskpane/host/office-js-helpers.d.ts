/**
 * The part of @microsoft/office-js-helpers that is used here. Its own types drag in those of an Office.js of 2017, which
 * clash with the present ones; the file that is named has none of its own.
 */
declare module '@microsoft/office-js-helpers/dist/office.helpers.min.js' {
  export const StorageType: {
    readonly LocalStorage: 0;
    readonly SessionStorage: 1;
    readonly InMemoryStorage: 2;
  };

  export class Storage<Value> {
    constructor(container: string, type?: 0 | 1 | 2);
    /** The type says less than happens: what is missing is `null`, and a text that looks like a date comes back as one. */
    get(key: string): unknown;
    set(key: string, value: Value): Value;
    delete(key: string): unknown;
  }

  export const Utilities: {
    /** `EXCEL`, another product in capitals, or `WEB` outside of Office. */
    readonly host: unknown;
    /** `PC`, `MAC`, `IOS`, `OFFICE_ONLINE`, a word of a newer Office, or `null` outside of it. */
    readonly platform: unknown;
  };
}
