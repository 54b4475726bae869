/** What the gateway behind the add-in works with. */
export type Connection = 'sandbox' | 'real' | 'offline';

/** The part of the gateway's answer that is shown here; whatever else it may be. */
function isSandbox(answer: unknown): boolean | undefined {
  if (typeof answer !== 'object' || answer === null || !('connection' in answer)) return undefined;
  const { connection } = answer;
  if (typeof connection !== 'object' || connection === null || !('sandbox' in connection)) return undefined;
  return connection.sandbox === true;
}

/** Asks the gateway that serves this page. Without a sign-in it tells nothing, which is no sandbox. */
export async function askConnection(servedRoot: string, fetching: typeof fetch): Promise<Connection> {
  try {
    const answer = await fetching(new URL('api/me', servedRoot), { headers: { 'x-crossgrade-sandbox': '1' } });
    if (answer.status === 401 || answer.status === 403) return 'real';
    if (!answer.ok) return 'offline';
    return isSandbox(await answer.json()) === true ? 'sandbox' : 'real';
  } catch {
    return 'offline';
  }
}
