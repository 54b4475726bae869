import { join } from 'node:path';
import { Child } from '../../support/child-process';
import { testPolicy, type EngineWorld } from '../../support/engine-world';
import type { EngineWish } from './engine-process';

/** Starts an engine on the world's database and service, in a process of its own. */
export function startEngine(world: EngineWorld, wish: Partial<EngineWish> = {}): Child {
  const whole: EngineWish = {
    databaseUrl: world.databaseUrl,
    serviceUrl: world.proxy.url,
    writeDeadline: testPolicy.writeDeadline,
    memberSilence: testPolicy.memberSilence,
    rowsAtOnce: testPolicy.rowsAtOnce,
    protocol: undefined,
    freezeAt: undefined,
    plans: [],
    undo: [],
    ...wish,
  };
  return new Child(join(__dirname, 'engine-process.ts'), [JSON.stringify(whole)]);
}
