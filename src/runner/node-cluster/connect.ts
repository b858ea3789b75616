import { Redis } from 'ioredis';
import { say, runnerWords, type Said } from '../../words/index.ts';
import { ClusterFailure } from './cluster-failure.ts';

const CONNECT_MILLISECONDS = 5000;
const LONGEST_PAUSE_MILLISECONDS = 2000;

/**
 * A connection that comes back by itself when Redis was away. @throws ClusterFailure when it cannot be made
 * the first time.
 */
export async function connect(url: string): Promise<Redis> {
  const address = readUrl(url);
  let isOpen = false;
  let reason = `no answer within ${CONNECT_MILLISECONDS / 1000} s`;
  const redis = new Redis(address, {
    lazyConnect: true,
    connectTimeout: CONNECT_MILLISECONDS,
    // BullMQ's condition: a command waits for Redis to come back instead of failing.
    maxRetriesPerRequest: null,
    retryStrategy: (times) => (isOpen ? Math.min(100 * times, LONGEST_PAUSE_MILLISECONDS) : null),
  });
  // Without a listener the library prints every failed attempt.
  redis.on(
    'error',
    (error: Error) => (reason = error.message || String((error as NodeJS.ErrnoException).code)),
  );
  let timer: NodeJS.Timeout | undefined;
  try {
    // Something else may listen there and never answer.
    const silence = new Promise<never>(
      (_, reject) => (timer = setTimeout(() => reject(new Error(reason)), CONNECT_MILLISECONDS)),
    );
    await Promise.race([redis.connect().then(() => redis.ping()), silence]);
  } catch (cause) {
    redis.disconnect();
    const isClosed = cause instanceof Error && cause.message === 'Connection is closed.';
    throw unreachable(url, isClosed || !(cause instanceof Error) ? reason : cause.message);
  } finally {
    clearTimeout(timer);
  }
  isOpen = true;
  return redis;
}

/** Without the password: for people and logs. */
export function showUrl(url: string): string {
  return URL.canParse(url) ? url.replace(/^(\w+:\/\/)[^@/]*@/, '$1') : url;
}

function readUrl(url: string): string {
  const protocol = URL.canParse(url) ? new URL(url).protocol : '';
  if (protocol === 'redis:' || protocol === 'rediss:') return url;
  if (protocol === 'valkey:' || protocol === 'valkeys:') return url.replace(/^valkey/, 'redis');
  throw new ClusterFailure(
    say(runnerWords, (words) => words.connect.notAddressRedis({ url: showUrl(url) })),
    say(runnerWords, (words) => words.connect.looksLikeRedisOr),
  );
}

function unreachable(url: string, given: string): ClusterFailure {
  // The libraries' own sentences ask to report them, and end with a full stop.
  const reason = /RESP type|Protocol error/.test(given)
    ? 'what answers there is no Redis'
    : given.replace(/\.+$/, '');
  if (/NOAUTH|WRONGPASS|invalid (username|password)/i.test(reason)) {
    return new ClusterFailure(
      say(runnerWords, (words) => words.connect.redisAtWantsAnother({ url: showUrl(url), reason })),
      say(runnerWords, (words) => words.connect.giveThemInAddress),
    );
  }
  return new ClusterFailure(
    say(runnerWords, (words) => words.connect.redisAtCannotBe({ url: showUrl(url), reason })),
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
