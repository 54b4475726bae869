import { Storage, StorageType } from '@microsoft/office-js-helpers/dist/office.helpers.min.js';

/** What the pane remembers on this machine: choices of a person, never a token, a customer or a user. */
export interface PaneStorage {
  /** What was written under the key, unread by any schema; undefined where there is nothing. */
  read(key: string): unknown;
  /** Anything that JSON can hold. Where the machine keeps nothing (private window, full disk) it lasts as long as the pane. */
  write(key: string, value: unknown): void;
  remove(key: string): void;
}

/** Whether the browser lets this page keep anything: with third-party storage blocked, asking alone throws. */
function keepsAnything(): boolean {
  const probe = '@crossgrade/probe';
  try {
    window.localStorage.setItem(probe, probe);
    window.localStorage.removeItem(probe);
    return true;
  } catch {
    return false;
  }
}

/**
 * Opens the storage of the pane.
 * @param partitionKey `Office.context.partitionKey`: where several sites embed the pane in one browser, each has its own.
 */
export function openStorage(partitionKey?: string): PaneStorage {
  const container = `${partitionKey ?? ''}crossgrade`;
  const lasting = keepsAnything() ? new Storage<string>(container, StorageType.LocalStorage) : undefined;
  const passing = new Map<string, string>();

  const textOf = (key: string): unknown => passing.get(key) ?? lasting?.get(key);
  return {
    read(key) {
      const text = textOf(key);
      // Kept as the text of a JSON, because the library takes a text that looks like a date for one.
      if (typeof text !== 'string') return undefined;
      try {
        return JSON.parse(text) as unknown;
      } catch {
        return undefined; // somebody else wrote under this key
      }
    },
    write(key, value) {
      const text = JSON.stringify(value);
      try {
        if (!lasting) throw new Error('nothing is kept here');
        lasting.set(key, text);
        passing.delete(key);
      } catch {
        passing.set(key, text);
      }
    },
    remove(key) {
      passing.delete(key);
      lasting?.delete(key);
    },
  };
}
