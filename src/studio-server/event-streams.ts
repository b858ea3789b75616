/**
 * Streams of changes to the tabs that listen.
 *
 * Laws: a stream that ended leaves nothing behind, whoever ended it; no more than `MAX_STREAMS` are open; one
 * that is not read is ended, so that nothing piles up for it. Its tab comes back and looks at everything.
 */
import type { Job } from '../jobs/index.ts';
import type { Change } from './watch-project.ts';

export interface EventStreams {
  /** Undefined: too many are open. */
  open(opening: Opening): ReadableStream<Uint8Array> | undefined;
  send(change: Change): void;
  /** As an event of the name `job`: pages that know none do not hear it. */
  sendJob(job: Job): void;
  /** Ends all of them. */
  end(): void;
}

interface Opening {
  /** Called when the stream is there; what it returns, once when it has ended. */
  readonly hold: () => (() => Promise<void>) | undefined;
  /** Ends the connection below: what waits in there is of no use to anybody. */
  readonly cut: () => void;
}

interface Stream {
  readonly controller: ReadableStreamDefaultController<Uint8Array>;
  readonly release: (() => Promise<void>) | undefined;
  readonly cut: () => void;
}

export const MAX_STREAMS = 200;
/** Bytes that may wait for one reader. */
const MAX_WAITING = 64 * 1024;
/** Milliseconds between signs of life, so that a dead connection is noticed. */
const HEARTBEAT = 15_000;
// The first bytes open the stream for the browser; after an end it waits a second before it comes back.
const OPENING = encode('retry: 1000\n\n');
const ALIVE = encode(': alive\n\n');

export function createEventStreams(): EventStreams {
  const streams = new Set<Stream>();
  let beat: ReturnType<typeof setInterval> | undefined;

  const forget = (stream: Stream): void => {
    if (!streams.delete(stream)) return;
    if (streams.size === 0) clearInterval(beat);
    void stream.release?.();
  };
  const sendTo = (stream: Stream, bytes: Uint8Array): void => {
    if ((stream.controller.desiredSize ?? 0) > 0) return stream.controller.enqueue(bytes);
    forget(stream);
    stream.cut();
  };
  const sendToAll = (bytes: Uint8Array): void => {
    for (const stream of streams) sendTo(stream, bytes);
  };

  return {
    open: ({ hold, cut }) => {
      if (streams.size >= MAX_STREAMS) return undefined;
      if (streams.size === 0) beat = setInterval(() => sendToAll(ALIVE), HEARTBEAT).unref();
      let stream: Stream;
      return new ReadableStream<Uint8Array>(
        {
          start: (controller) => {
            stream = { controller, release: hold(), cut };
            streams.add(stream);
            controller.enqueue(OPENING);
          },
          cancel: () => forget(stream),
        },
        new ByteLengthQueuingStrategy({ highWaterMark: MAX_WAITING }),
      );
    },
    send: (change) => sendToAll(encode(`data: ${JSON.stringify(change)}\n\n`)),
    sendJob: (job) => sendToAll(encode(`event: job\ndata: ${JSON.stringify(job)}\n\n`)),
    end: () => {
      for (const stream of streams) {
        forget(stream);
        stream.controller.close();
      }
    },
  };
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
