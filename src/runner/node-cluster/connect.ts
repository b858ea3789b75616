import { Redis } from 'ioredis';
import { RunStopped } from '../../study/index.ts';
import { say, runnerWords, type Said } from '../../words/index.ts';
import { readAddress } from './address.ts';
import { ClusterFailure } from './cluster-failure.ts';

const CONNECT_MILLISECONDS = 5000;
const LONGEST_PAUSE_MILLISECONDS = 2000;
const LOOK_MILLISECONDS = 100;

export interface RedisLink {
  readonly redis: Redis;
  /** Without user and password. */
  readonly shown: string;
  /** Drops this connection and all that were made of it, at once, whatever they wait for. */
  cut(): void;
}

/**
 * A connection that comes back by itself when Redis was away. @throws ClusterFailure when it cannot be made
 * the first time, `RunStopped` when it was stopped meanwhile.
 */
export async function connect(url: string, signal?: { readonly aborted: boolean }): Promise<RedisLink> {
  const { options, shown } = readAddress(url);
  let isOpen = false;
  let reason = `no answer within ${CONNECT_MILLISECONDS / 1000} s`;
  const redis = new Redis({
    ...options,
    lazyConnect: true,
    connectTimeout: CONNECT_MILLISECONDS,
    // BullMQ's condition: a command waits for Redis to come back instead of failing.
    maxRetriesPerRequest: null,
    retryStrategy: (times) => (isOpen ? Math.min(100 * times, LONGEST_PAUSE_MILLISECONDS) : null),
  });
  const links = keepDuplicates(redis);
  // Without a listener the library prints every failed attempt.
  redis.on(
    'error',
    (error: Error) => (reason = error.message || String((error as NodeJS.ErrnoException).code)),
  );
  let timer: NodeJS.Timeout | undefined;
  let look: NodeJS.Timeout | undefined;
  try {
    // Something else may listen there and never answer.
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(reason)), CONNECT_MILLISECONDS);
      look = setInterval(
        () => signal?.aborted === true && reject(new RunStopped('Stopped before Redis had answered.')),
        LOOK_MILLISECONDS,
      );
    });
    await Promise.race([redis.connect().then(() => redis.ping()), silence]);
  } catch (cause) {
    redis.disconnect();
    if (cause instanceof RunStopped) throw cause;
    const isClosed = cause instanceof Error && cause.message === 'Connection is closed.';
    throw unreachable(shown, isClosed || !(cause instanceof Error) ? reason : cause.message);
  } finally {
    clearTimeout(timer);
    clearInterval(look);
  }
  isOpen = true;
  return {
    redis,
    shown,
    cut: () => {
      for (const each of links) each.disconnect();
    },
  };
}

/** BullMQ makes connections of its own out of a given one, and gives none of them up while Redis is away. */
function keepDuplicates(redis: Redis): Set<Redis> {
  const links = new Set([redis]);
  const duplicate = redis.duplicate.bind(redis);
  redis.duplicate = (...changes) => {
    const made = duplicate(...changes);
    links.add(made);
    return made;
  };
  return links;
}

function unreachable(url: string, given: string): ClusterFailure {
  // The libraries' own sentences ask to report them, and end with a full stop.
  const reason = /RESP type|Protocol error/.test(given)
    ? 'what answers there is no Redis'
    : given.replace(/\.+$/, '');
  if (/NOAUTH|WRONGPASS|invalid (username|password)/i.test(reason)) {
    return new ClusterFailure(
      say(runnerWords, (words) => words.connect.redisAtWantsAnother({ url, reason })),
      say(runnerWords, (words) => words.connect.giveThemInAddress),
    );
  }
  return new ClusterFailure(
    say(runnerWords, (words) => words.connect.redisAtCannotBe({ url, reason })),
    hintOf(reason),
  );
}

function hintOf(reason: string): Said {
  if (/certificate/i.test(reason)) {
    return say(runnerWords, (words) => words.connect.ifYouTrustServer);
  }
  if (/wrong version number|packet length/i.test(reason)) {
    return say(runnerWords, (words) => words.connect.portSeemsSpeakWithout);
  }
  return say(runnerWords, (words) => words.connect.runningAndAddressRight);
}
