/**
 * Room: files of calls, and the logs that they are made of. Node only.
 *
 * Laws: a caller's number is in memory only, and never longer than the record it stands in; every record that was read is
 * used, merged, refused or excluded, and counted; memory does not grow with the size of a log, but for
 * the names of calls that have several (300 bytes each) and the calls of one day; what is written holds
 * hashes, never numbers, and says until when it may be read.
 */
export { BadCallFile, type CallFileFault } from './bad-call-file.ts';
export { openCallFile, type CallFile, type OpenOptions } from './open-call-file.ts';
export { writeCallFile } from './write-call-file.ts';
export { BadKey, openCallerHash } from './caller-key.ts';
export { BadLog, type LogFault } from './bad-log.ts';
export { Stopped } from './gather.ts';
export { importCalls, type ImportPlan, type ImportResult, type ImportWatch } from './import-calls.ts';
export { openLog, type LogFile } from './read-lines.ts';
export { composeFor, proposeFor } from './propose-for.ts';
export { sampleLog, type LogSample } from './sample-log.ts';
export { problemOfKey, problemOfLog } from './say-faults.ts';
