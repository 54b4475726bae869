const longest = 100;

/**
 * The friendly name of what is bought: the marker first, so that nothing cuts it off, then the agent's reference.
 * Control characters in the reference are dropped.
 */
export function friendlyNameOf(marker: string, reference: string): string {
  const clean = reference.replaceAll(/[\u0000-\u001f\u007f<>]/g, ' ').trim();
  return clean === '' ? marker : `${marker} ${clean}`.slice(0, longest).trimEnd();
}
