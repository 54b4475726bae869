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

/** What a file leaves out, and which way. */
interface LeftOut {
  readonly sentence: 'lost-opening' | 'lost-saving';
  readonly parts: readonly Lost[];
}

const sameLoss = (one: LeftOut | undefined, other: LeftOut): boolean => JSON.stringify(one) === JSON.stringify(other);

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
  const [leftOut, setLeftOut] = useState<LeftOut | undefined>();
  const [leaving, setLeaving] = useState<Leaving | undefined>();
  const [, setName] = useState('');
  /** What the person has read about this workbook: said once, not at every saving. */
  const understood = useRef<LeftOut | undefined>(undefined);
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

  useEffect(() => {
    if (leftOut?.sentence !== 'lost-saving') return undefined;
    // What a file would leave out may not be there any more.
    const look = async () => {
      const { lostAtSaving } = await import('./xlsx');
      if (lostAtSaving(session.workbook).length === 0) setLeftOut(undefined);
    };
    return session.workbook.subscribe(() => void look());
  }, [session, leftOut]);

  const replace = (next: Session) => {
    current.current.grid.close();
    setSession(next);
    setUnsaved(false);
    setProblem(undefined);
    setLeftOut(undefined);
    understood.current = undefined;
  };
  const tellOf = (sentence: LeftOut['sentence'], parts: readonly Lost[]) => {
    const told = { sentence, parts };
    setLeftOut(parts.length === 0 || sameLoss(understood.current, told) ? undefined : told);
  };
  const warningOf = ({ sentence, parts }: LeftOut): string => {
    const names = parts.map(({ code, count }) => `${text(`lost.${code}`)} (${String(count)})`);
    return text(`workbench.file.${sentence}`, { parts: new Intl.ListFormat(preferences.locale).format(names) });
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
        tellOf('lost-opening', lost);
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
        tellOf('lost-saving', lostAtSaving(workbook));
      },
      (detail) => text('workbench.file.save-failed', { detail }),
    );

  return {
    session,
    unsaved,
    busy,
    problem,
    warning: leftOut && warningOf(leftOut),
    forgetWarning: () => {
      understood.current = leftOut;
      setLeftOut(undefined);
    },
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
