/** An error that looks like the system's own: whoever catches it asks for its code. */
export function systemError(code: string, message: string, path: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: ${message}, '${path}'`), { code, path });
}

export function codeOf(cause: unknown): string | undefined {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
}

/** The disk is full, somebody's share of it is used up, or files may not grow so large here. */
export function isNoRoom(cause: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(codeOf(cause) ?? '');
}

/** For what may fail in one way that is no failure: gives undefined then. */
export async function unless<T>(codes: readonly string[], asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (cause) {
    if (codes.includes(codeOf(cause) ?? '')) return undefined;
    throw cause;
  }
}
