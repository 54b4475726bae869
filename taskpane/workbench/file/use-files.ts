import { useEffect, useRef, useState } from 'react';
import type { Clock } from '../../../src/base';
import type { Workbook, WorkbookEventType } from '../../../src/excel-host';
import type { Preferences } from '../session/preferences';
import { openSession, type Session } from '../session/session';
import type { Text } from '../text/text';
import { download } from './download';
import type { Leaving } from './LeaveDialog';
import type { Lost } from './xlsx';

export interface Files {
  readonly session: Session;
  /** Something was changed that is in no file. */
  readonly unsaved: boolean;
  /** What is being done now, as a sentence. */
  readonly busy: string | undefined;
  readonly problem: string | undefined;
  /** What a file leaves out, as a sentence. */
  readonly warning: string | undefined;
  readonly forgetWarning: () => void;
  readonly leaving: Leaving | undefined;
  readonly rename: (name: string) => void;
  readonly makeNew: () => void;
  readonly open: (file: File) => void;
  readonly save: () => void;
}

export interface FilesOptions {
  readonly clock: Pick<Clock, 'now'>;
  readonly preferences: Preferences;
  readonly text: Text;
  /** Whose document settings a file keeps. */
  readonly addInId: string;
}

/** What happens to sheets as a whole and is worth saving; looking at another one is not. */
const changesOfSheets: ReadonlySet<WorkbookEventType> = new Set([
  'added',
  'deleted',
  'renamed',
  'moved',
  'visibilityChanged',
  'settingsChanged',
]);

const detailOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Lets the page draw and answer before long work goes on. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** The open workbook, and the ways in which another one takes its place. */
export function useFiles({ clock, preferences, text, addInId }: FilesOptions): Files {
  const openNew = (name: string, fill?: (workbook: Workbook) => void): Session =>
    openSession({ clock, ...preferences, name, ...(fill ? { fill } : {}) });
  const [session, setSession] = useState(() => openNew(text('workbench.new-book')));
  const [unsaved, setUnsaved] = useState(false);
  const [busy, setBusy] = useState<string | undefined>();
  const [problem, setProblem] = useState<string | undefined>();
  const [warning, setWarning] = useState<string | undefined>();
  const [leaving, setLeaving] = useState<Leaving | undefined>();
  const [, setName] = useState('');
  const current = useRef(session);
  current.current = session;

  useEffect(() => {
    const stops = [
      session.workbook.subscribe(({ sheetIds }) => {
        if (sheetIds.size > 0) setUnsaved(true);
      }),
      session.workbook.on(({ type }) => {
        if (changesOfSheets.has(type)) setUnsaved(true);
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [session]);
  useEffect(() => {
    // The browser asks in its own words before a window with unsaved work is closed.
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    if (!unsaved) return undefined;
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [unsaved]);

  const replace = (next: Session) => {
    current.current.grid.close();
    setSession(next);
    setUnsaved(false);
    setProblem(undefined);
    setWarning(undefined);
  };
  const warnOf = (sentence: 'lost-opening' | 'lost-saving', lost: readonly Lost[]) => {
    const parts = lost.map(({ code, count }) => `${text(`lost.${code}`)} (${String(count)})`);
    const list = new Intl.ListFormat(preferences.locale).format(parts);
    setWarning(lost.length === 0 ? undefined : text(`workbench.file.${sentence}`, { parts: list }));
  };
  /** Asks before changes are lost. */
  const beforeLeaving = (then: () => void) => {
    if (!unsaved) {
      then();
      return;
    }
    setLeaving({
      leave: () => {
        setLeaving(undefined);
        then();
      },
      stay: () => setLeaving(undefined),
    });
  };
  const work = async (sentence: string, task: () => Promise<void>, failed: (detail: string) => string) => {
    setBusy(sentence);
    setProblem(undefined);
    try {
      await task();
    } catch (error) {
      setProblem(failed(detailOf(error)));
    } finally {
      setBusy(undefined);
    }
  };

  const openFile = (file: File) =>
    work(
      text('workbench.file.opening'),
      async () => {
        const { openXlsx } = await import('./xlsx');
        const { fill, lost } = await openXlsx(await file.arrayBuffer(), addInId, turn);
        replace(openNew(file.name.replace(/\.xlsx$/i, ''), fill));
        warnOf('lost-opening', lost);
      },
      (detail) => text('workbench.file.open-failed', { file: file.name, detail }),
    );
  const saveFile = () =>
    work(
      text('workbench.file.saving'),
      async () => {
        const { lostAtSaving, saveXlsx } = await import('./xlsx');
        const { workbook } = current.current;
        const saved = await saveXlsx(workbook, addInId, turn);
        download(saved, `${workbook.name}.xlsx`);
        setUnsaved(false);
        warnOf('lost-saving', lostAtSaving(workbook));
      },
      (detail) => text('workbench.file.save-failed', { detail }),
    );

  return {
    session,
    unsaved,
    busy,
    problem,
    warning,
    forgetWarning: () => setWarning(undefined),
    leaving,
    rename: (name) => {
      session.workbook.name = name;
      setName(name);
    },
    makeNew: () => beforeLeaving(() => replace(openNew(text('workbench.new-book')))),
    open: (file) => beforeLeaving(() => void openFile(file)),
    save: () => void saveFile(),
  };
}
