import { Problem } from '../../src/base';
import type { ConnectionState } from '../state/connection-state';
import { offered, type Action, type ActionContext } from './action';
import { problemOf } from './notices';
import { lookIntoWorkbook, readWorkbook } from './read-workbook';

async function connectionOf({ services, signal }: ActionContext): Promise<ConnectionState> {
  try {
    return { status: 'connected', me: await services.gateway.me(signal) };
  } catch (error) {
    const problem = problemOf(error);
    return problem instanceof Problem && problem.code === 'sign-in-needed'
      ? { status: 'signed-out', problem }
      : { status: 'failed', problem };
  }
}

/** Asks the gateway who we are to it, and which partner it speaks for; then the workbook is judged by that. */
export const connect: Action = {
  key: 'connect',
  label: 'pane.connect.retry',
  offered: () => offered,
  run: async (context) => {
    const { store } = context;
    if (store.get().connection.status !== 'connected') store.set({ connection: { status: 'connecting' } });
    // The two do not wait for each other: only what the workbook means depends on who we are.
    const look = store.get().workbook.status === 'unread' ? lookIntoWorkbook(context.services) : undefined;
    const connection = await connectionOf(context);
    const before = store.get().connection;
    // Who was connected and is out of reach for a while stays connected: the workbook is still theirs.
    if (connection.status === 'failed' && before.status === 'connected') return;
    store.set({ connection });
    if (connection.status !== 'connected') return;
    if (before.status === 'connected' && before.me.connection.name === connection.me.connection.name) return;
    await readWorkbook(context, look);
  },
};

/** Signs the person in, where the gateway wants that, and connects. */
export const signIn: Action = {
  key: 'sign-in',
  label: 'pane.connect.sign-in',
  working: 'pane.connect.signing-in',
  offered: () => offered,
  run: async (context) => {
    await context.services.signIn.signIn?.();
    await connect.run(context, undefined);
  },
};
