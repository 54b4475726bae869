import { until } from '../until';

/** Waits until something holds: the library tells its handlers in its own time. */
export async function eventually(holds: () => boolean): Promise<void> {
  await until(async () => (holds() ? true : undefined));
}
