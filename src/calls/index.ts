/**
 * Room: calls that were really made, as one neutral table of events, whatever wrote the log. Nobody's number, name or
 * words: callers are keyed hashes before they come here.
 */
export {
  CALL_EVENTS,
  ENDED_BY,
  PRECISIONS,
  type CallEvent,
  type CallEventName,
  type EndedBy,
  type LoggedCall,
  type Precision,
} from './types.ts';
