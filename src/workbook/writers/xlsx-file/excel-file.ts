import { realpath, rm } from 'node:fs/promises';
import { extname } from 'node:path';
import { Problem, type Clock } from '../../../base';
import {
  applyResults,
  mergeModel,
  migrationKey,
  patchModel,
  readContent,
  readFacts,
  renderModel,
  resultsAsPatch,
  sheetTexts,
  checkedPlansIn,
  type MigrationRow,
  type PatchOutcome,
  type RowKey,
  type Saved,
  type WorkbookContent,
  type WorkbookModel,
  type WorkbookPatch,
  type WorkbookPort,
} from '../../index';
import { lostParts, overlay } from '../exceljs';
import type { ReachFileCrashPoint } from './crash-point';
import { fingerprintOf, isUnchanged, type Fingerprint } from './file-state';
import { loadFile, type LoadedFile } from './load-file';
import { holderOf, nameless } from './owner-file';
import { replaceFile } from './replace-file';
import { copyPlace, resultsPlace, waitingResults } from './results-file';
import { drawInto, drawNew, editFile, openLoaded, openOurs, type EditedFile, type OpenedFile } from './workbook-file';
import { writePackage } from './write-package';

/** What stands where a workbook is asked for. */
export type FileKind = 'missing' | 'ours' | 'foreign';

const inUse = new Set(['EBUSY', 'EPERM', 'EACCES', 'ETXTBSY']);

/** A workbook under the name of another form would open as garbage, or not at all. */
function refuseOtherForms(file: string): void {
  const form = extname(file).toLowerCase();
  if (form === '' || form === '.xlsx') return;
  throw new Problem(/^\.xl[st]m$/.test(form) ? 'file-macros' : 'file-not-workbook', { file });
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** A workbook in an .xlsx file. One object is used for one command; calls follow each other. */
export class ExcelFile implements WorkbookPort {
  readonly supports = { watch: false, charts: false, recalculates: false, pageLayout: true, from1904: true } as const;
  private known: Fingerprint | undefined;
  private content: WorkbookContent | undefined;
  /** Why results no longer go into the workbook. */
  private diverted: Problem | undefined;

  constructor(
    private path: string,
    private readonly clock: Pick<Clock, 'today'>,
    private readonly reach: ReachFileCrashPoint = () => undefined,
  ) {}

  /** Where the workbook is; after a pull into a foreign one, the copy. */
  get place(): string {
    return this.path;
  }

  /** Throws a `Problem` where there is a file, but no workbook that could be read. */
  async kind(): Promise<FileKind> {
    try {
      const loaded = await this.load();
      return (await openLoaded(loaded, this.path)) ? 'ours' : 'foreign';
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'file-missing') throw error;
      refuseOtherForms(this.path);
      return 'missing';
    }
  }

  async read(): Promise<WorkbookContent> {
    const waiting = await this.mergeWaiting();
    const loaded = await this.load();
    const { opened } = await openOurs(loaded, this.path);
    this.known = loaded.fingerprint;
    let content = readContent(opened);
    for (const results of waiting)
      content = applyResults(content, { rows: resultsAsPatch(results), users: results.users });
    this.content = content;
    return content;
  }

  async render(model: WorkbookModel): Promise<Saved> {
    const kind = await this.kind();
    if (kind === 'missing') {
      await this.write(await editFile(await drawNew(model, this.path), model, true, this.clock), undefined);
      return this.saved('workbook');
    }
    const loaded = await this.load();
    if (kind === 'foreign') return this.renderCopy(loaded, model);
    const obstacle = await this.obstacle();
    if (obstacle) return this.renderResults(model, obstacle);
    const edited = await editFile(await openOurs(loaded, this.path), model, true, this.clock);
    const refused = await this.write(edited, loaded.fingerprint);
    return refused ? this.renderResults(model, refused) : this.saved('workbook');
  }

  async patch(patch: WorkbookPatch): Promise<PatchOutcome> {
    const outcome = await this.tryPatch(patch);
    if (this.content) this.content = applyResults(this.content, patch);
    return outcome;
  }

  watch(): Promise<() => Promise<void>> {
    return Promise.reject(new Error('a file cannot be watched'));
  }

  private async tryPatch(patch: WorkbookPatch): Promise<PatchOutcome> {
    const obstacle = await this.obstacle();
    if (obstacle) return this.patchResults(patch, obstacle);
    const loaded = await this.load();
    const file = await openOurs(loaded, this.path);
    const edited = await editFile(file, this.modelOf(patch, file), false, this.clock);
    const refused = await this.write(edited, loaded.fingerprint);
    if (refused) return this.patchResults(patch, refused);
    const gone = new Set(edited.edit.tables.get('migrations')?.missing);
    return {
      ...this.saved('workbook'),
      missing: (patch.rows ?? []).filter((row) => gone.has(migrationKey(row))),
    };
  }

  private modelOf(patch: WorkbookPatch, { opened }: OpenedFile): WorkbookModel {
    const facts = readFacts(opened);
    return patchModel(patch, facts, checkedPlansIn(opened), sheetTexts(facts.locale));
  }

  /** Why the workbook must be left alone; undefined: it may be replaced. */
  private async obstacle(): Promise<Problem | undefined> {
    if (this.diverted) return this.diverted;
    const holder = await holderOf(this.path);
    if (holder !== undefined) return this.divertFrom(holder);
    if (this.known && !(await isUnchanged(this.path, this.known))) return this.divertFromChanged();
    return undefined;
  }

  private async divertFrom(holder: string): Promise<Problem> {
    this.diverted = new Problem('file-in-use', { ...(await this.places()), holder });
    return this.diverted;
  }

  private async divertFromChanged(): Promise<Problem> {
    this.diverted = new Problem('file-changed', await this.places());
    return this.diverted;
  }

  private async places() {
    return { file: this.path, results: await resultsPlace(this.path) };
  }

  /** Replaces the workbook if it still is what was loaded; else says why not. */
  private async write(edited: EditedFile, loaded: Fingerprint | undefined): Promise<Problem | undefined> {
    const path = await realpath(this.path).catch(() => this.path);
    const as = overlay(edited.zip, edited.changes);
    let refused: Problem | undefined;
    try {
      await replaceFile(
        path,
        (target) => writePackage(edited.zip, edited.changes, as, target),
        async () => {
          const holder = await holderOf(this.path);
          if (holder !== undefined) refused = await this.divertFrom(holder);
          else if (loaded && !(await isUnchanged(path, loaded))) refused = await this.divertFromChanged();
          return refused === undefined;
        },
        this.reach,
      );
    } catch (error) {
      if (loaded && inUse.has(codeOf(error)) && process.platform === 'win32') {
        return this.divertFrom((await holderOf(this.path)) ?? nameless);
      }
      if (codeOf(error) === '') throw error;
      const detail = error instanceof Error ? error.message : String(error);
      throw new Problem('file-not-writable', { file: this.path, detail }, { cause: error });
    }
    if (!refused) this.known = await fingerprintOf(path);
    return refused;
  }

  private async renderCopy(loaded: LoadedFile, model: WorkbookModel): Promise<Saved> {
    const lost = lostParts(loaded.zip);
    this.path = copyPlace(this.path);
    this.known = undefined;
    if ((await this.kind()) === 'ours') {
      // The copy of an earlier pull: it is the workbook now, with what the agent has entered since.
      return { ...(await this.render(model)), lost };
    }
    await this.write(await editFile(await drawInto(loaded, model, this.path), model, true, this.clock), undefined);
    return { ...this.saved('copy'), lost };
  }

  /** Rows of a pull that cannot go into the workbook wait beside it like results do. */
  private async renderResults(model: WorkbookModel, because: Problem): Promise<Saved> {
    const beside = this.besides(because);
    await beside.render(model);
    return { to: 'results', place: beside.place, because, lost: [] };
  }

  private async patchResults(patch: WorkbookPatch, because: Problem): Promise<PatchOutcome> {
    const beside = this.besides(because);
    const rows = this.rowsOf(patch.rows ?? []);
    if (this.content) {
      // Whole rows, so that the file of results can be read by itself.
      const { plans, meta, locale } = this.content;
      await beside.render(renderModel(rows, [], plans, meta, sheetTexts(locale)));
    }
    const { missing } = await beside.patch(patch);
    await this.reach('results-beside', beside.place);
    return { to: 'results', place: beside.place, because, lost: [], missing };
  }

  private rowsOf(keys: readonly RowKey[]): readonly MigrationRow[] {
    const wanted = new Set(keys.map(migrationKey));
    return this.content?.rows.filter((row) => wanted.has(migrationKey(row))) ?? [];
  }

  private besides(because: Problem): ExcelFile {
    return new ExcelFile(String(because.values['results']), this.clock);
  }

  /** Brings results of an earlier command into the workbook; those that cannot be brought in yet are returned. */
  private async mergeWaiting(): Promise<readonly WorkbookContent[]> {
    const waiting: WorkbookContent[] = [];
    for (const place of await waitingResults(this.path)) {
      if ((await holderOf(place)) !== undefined) continue;
      const results = await new ExcelFile(place, this.clock).readAlone();
      if (await this.merge(results)) {
        await this.reach('results-merged', place);
        await rm(place, { force: true });
      } else waiting.push(results);
    }
    return waiting;
  }

  private async merge(results: WorkbookContent): Promise<boolean> {
    if ((await holderOf(this.path)) !== undefined) return false;
    const loaded = await this.load();
    const file = await openOurs(loaded, this.path);
    const { locale, plans } = readFacts(file.opened);
    const model = mergeModel(results, plans, checkedPlansIn(file.opened), sheetTexts(locale));
    const refused = await this.write(await editFile(file, model, true, this.clock), loaded.fingerprint);
    this.diverted = undefined;
    return refused === undefined;
  }

  private async readAlone(): Promise<WorkbookContent> {
    return readContent((await openOurs(await this.load(), this.path)).opened);
  }

  private load(): Promise<LoadedFile> {
    return loadFile(this.path);
  }

  private saved(to: 'workbook' | 'copy'): Saved {
    return { to, place: this.path, because: undefined, lost: [] };
  }
}
