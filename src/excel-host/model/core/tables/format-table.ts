import { changedFormat, defaultFormat, type CellFormat, type FormatChange } from '../../format';

/** Number of a format; 0 is the look of a cell that nobody formatted. */
export type FormatId = number;

/** The looks that cells of a workbook have, each kept once. */
export class FormatTable {
  private readonly formats: CellFormat[] = [defaultFormat];
  private readonly ids = new Map<string, FormatId>([[JSON.stringify(defaultFormat), 0]]);
  /** Formats that were met already: the same object, whatever its fields, is the same look. */
  private readonly met = new WeakMap<CellFormat, FormatId>();
  private readonly changes = new WeakMap<FormatChange, Map<FormatId, FormatId>>();

  format(id: FormatId): CellFormat {
    return this.formats[id] ?? defaultFormat;
  }

  idOf(format: CellFormat): FormatId {
    let id = this.met.get(format);
    if (id === undefined) this.met.set(format, (id = this.idOfLook(format)));
    return id;
  }

  private idOfLook(format: CellFormat): FormatId {
    const key = JSON.stringify({ ...defaultFormat, ...format });
    let id = this.ids.get(key);
    if (id === undefined) {
      id = this.formats.push(Object.freeze({ ...format })) - 1;
      this.ids.set(key, id);
    }
    return id;
  }

  /** The format after a change; the same change to many cells costs one look each. */
  changed(id: FormatId, change: FormatChange): FormatId {
    let known = this.changes.get(change);
    if (!known) {
      known = new Map();
      this.changes.set(change, known);
    }
    let result = known.get(id);
    if (result === undefined) {
      result = this.idOf(changedFormat(this.format(id), change));
      known.set(id, result);
    }
    return result;
  }
}
