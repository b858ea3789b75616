/**
 * Room: the one way everything is written. Node only.
 *
 * Laws: after a write the file holds every byte of the new content or is what it was before, and the caller
 * knows which; a write that fails leaves nothing behind, one that is killed leaves a temporary file that the
 * next start sweeps; what may be somebody's work is moved to `.dialtree/trash`, never removed; of those who
 * ask for one lock exactly one has it.
 *
 * Errors are the system's, with their codes: rooms that talk to people put them into words.
 */
export { checkWritable } from './make-folder.ts';
export { moveFile, removeFile } from './move-file.ts';
export { openAppender } from './open-appender.ts';
export { findOwnFolder, OutsideProject, prepareOwnFolder, removeOwnFolder } from './own-folder.ts';
export { isRunning } from './owner.ts';
export { closeFolder, readPrivate } from './private.ts';
export { codeOf, isNoRoom, unless } from './system-error.ts';
export { readTemporary, sweepTemporaries, type SweepOptions } from './temporaries.ts';
export { LockHeld, takeLock, withLock, type LockOptions } from './with-lock.ts';
export { openScratch, type Scratch } from './scratch.ts';
export { writePieces } from './write-pieces.ts';
export { writeWhole, type WriteOptions } from './write-whole.ts';
