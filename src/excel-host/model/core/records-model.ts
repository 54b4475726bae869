import { ExcelProblem } from '../excel-problem';
import type { Records } from '../sheet';
import type { WorkbookCore } from './workbook-core';

/** A list of records of a sheet. */
export class RecordList<Item extends { readonly id: string }> implements Records<Item> {
  constructor(
    private readonly workbook: WorkbookCore,
    private readonly prefix: string,
    private readonly read: () => readonly Item[],
    private readonly write: (items: readonly Item[]) => void,
    private readonly told: (kind: 'added' | 'changed' | 'deleted', item: Item) => void = () => undefined,
  ) {}

  list(): readonly Item[] {
    return this.read();
  }

  find(id: string): Item | undefined {
    return this.read().find((item) => item.id === id);
  }

  add(item: Omit<Item, 'id'>): Item {
    // The id is what the record lacked.
    const added = { ...item, id: this.workbook.nextId(this.prefix) } as Item;
    this.workbook.change(() => {
      this.write([...this.read(), added]);
      this.told('added', added);
    });
    return added;
  }

  change(id: string, change: Partial<Omit<Item, 'id'>>): Item {
    const before = this.known(id);
    const changed = { ...before, ...change };
    this.workbook.change(() => {
      this.write(this.read().map((item) => (item.id === id ? changed : item)));
      this.told('changed', changed);
    });
    return changed;
  }

  remove(id: string): void {
    const item = this.known(id);
    this.workbook.change(() => {
      this.write(this.read().filter((other) => other.id !== id));
      this.told('deleted', item);
    });
  }

  private known(id: string): Item {
    const item = this.find(id);
    if (!item) throw new ExcelProblem('ItemNotFound', id);
    return item;
  }
}
