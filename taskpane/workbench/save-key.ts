/** Whether a key asks to save: Ctrl and S, or what stands for Ctrl on this machine. */
export function isSaveKey(key: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>): boolean {
  return key.key.toLowerCase() === 's' && (key.ctrlKey || key.metaKey) && !key.shiftKey && !key.altKey;
}
