/** What the system refuses, in words: why, and what to do. */
import { codeOf } from '../../disk/index.ts';
import { cliWords, say, type CliWords, type Said } from '../../words/index.ts';

type Reason = keyof CliWords['systemErrors']['reasons'];
type Remedy = keyof CliWords['systemErrors']['remedies'];

const KNOWN = {
  EACCES: ['noPermission', 'permissions'],
  EPERM: ['noPermission', 'permissions'],
  EROFS: ['readOnly', 'otherPlace'],
  ENOSPC: ['full', 'room'],
  EDQUOT: ['quota', 'room'],
  ENOTSUP: ['unsupported', 'otherPlace'],
  EOPNOTSUPP: ['unsupported', 'otherPlace'],
  ENOSYS: ['unsupported', 'otherPlace'],
  EFBIG: ['tooLarge', 'otherPlace'],
  ENOENT: ['missing', 'path'],
  ENOTDIR: ['partIsFile', 'path'],
  EISDIR: ['isFolder', 'path'],
  ELOOP: ['circle', 'link'],
  ENAMETOOLONG: ['longName', 'shorterPath'],
  EMFILE: ['manyFiles', 'files'],
  ENFILE: ['manyFiles', 'files'],
  EIO: ['broken', 'device'],
  ENXIO: ['nobody', 'device'],
  ENODEV: ['nobody', 'device'],
  EPIPE: ['nobody', 'device'],
  EBUSY: ['busy', 'otherProgram'],
  ETXTBSY: ['busy', 'otherProgram'],
  ENOMEM: ['memory', 'otherProgram'],
  ESTALE: ['away', 'device'],
  ETIMEDOUT: ['away', 'device'],
} as const satisfies Readonly<Record<string, readonly [Reason, Remedy]>>;

function isKnown(code: string): code is keyof typeof KNOWN {
  return Object.hasOwn(KNOWN, code);
}

/** An error of the operating system, and not one of ours or of a library. */
export function isSystemError(cause: unknown): cause is NodeJS.ErrnoException {
  return (
    cause instanceof Error &&
    codeOf(cause) !== undefined &&
    ('syscall' in cause || 'errno' in cause || isKnown(codeOf(cause) ?? ''))
  );
}

/** Part of a sentence: `you have no permission there`. Its code where it has no words. */
export function sayReason(cause: unknown): Said {
  const code = codeOf(cause) ?? '';
  return say(cliWords, ({ systemErrors, files }) =>
    isKnown(code) ? systemErrors.reasons[KNOWN[code][0]] : code || files.unknownReason,
  );
}

/** What to do about it. */
export function sayRemedy(cause: unknown): Said {
  const code = codeOf(cause) ?? '';
  return say(
    cliWords,
    ({ systemErrors }) => systemErrors.remedies[isKnown(code) ? KNOWN[code][1] : 'whatItSays'],
  );
}

/** Calls of the system that make or change something. */
const WRITING = new Set(['write', 'mkdir', 'rename', 'unlink', 'rm', 'rmdir', 'fsync', 'ftruncate', 'copyfile', 'link', 'symlink', 'chmod', 'mkdtemp']); // prettier-ignore
const READING = new Set(['open', 'read', 'scandir', 'opendir', 'stat', 'lstat', 'fstat', 'access', 'readlink', 'realpath', 'watch']); // prettier-ignore

/** The whole sentence for one that nobody expected where it happened. */
export function saySystemError(cause: NodeJS.ErrnoException): Said {
  const { path, syscall = '' } = cause;
  const why = sayReason(cause);
  return say(cliWords, ({ systemErrors: words }, language) =>
    path === undefined
      ? words.refused({ what: syscall || words.something, why: why[language] })
      : words.refusedPath({
          path: String(path),
          doing: WRITING.has(syscall) ? 'writing' : READING.has(syscall) ? 'reading' : 'other',
          why: why[language],
        }),
  );
}
