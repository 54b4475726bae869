import { checkAnswer, checkProgress } from './check';
import { problemSchema } from './problem';
import { pullAnswer, pullProgress } from './pull';

/**
 * What a long answer tells on its way when it is asked for with `Accept: text/event-stream`, by the event's name: any
 * number of `progress`, then one `result` or one `problem`.
 */
export const pullEvents = { progress: pullProgress, result: pullAnswer, problem: problemSchema } as const;
export const checkEvents = { progress: checkProgress, result: checkAnswer, problem: problemSchema } as const;
