import type { TextStore } from '../../workbook';
import type { WorkbookCore } from '../workbook-core';

/** Texts that a workbook keeps by key, in the order in which they came. */
export class KeptTexts implements TextStore {
  private readonly texts = new Map<string, string>();

  constructor(
    private readonly core: WorkbookCore,
    private readonly told: () => void = () => undefined,
  ) {}

  get size(): number {
    return this.texts.size;
  }
  entries(): Iterable<readonly [string, string]> {
    return [...this.texts];
  }
  get(key: string): string | undefined {
    return this.texts.get(key);
  }
  set(key: string, value: string): void {
    if (this.texts.get(key) === value) return;
    this.core.batch(this.core.origin, () => {
      this.texts.set(key, value);
      this.told();
    });
  }
  remove(key: string): void {
    if (!this.texts.has(key)) return;
    this.core.batch(this.core.origin, () => {
      this.texts.delete(key);
      this.told();
    });
  }
}
