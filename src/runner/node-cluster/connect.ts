import { Redis } from 'ioredis';
import { say, type Said } from '../../util/said.ts';
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
    say(`"${showUrl(url)}" is not the address of a Redis.`, `“${showUrl(url)}”不是 Redis 的地址。`),
    say(
      'It looks like redis://127.0.0.1:6379, or rediss://user:password@host:port/0 with TLS.',
      '地址形如 redis://127.0.0.1:6379；使用 TLS 时形如 rediss://user:password@host:port/0。',
    ),
  );
}

function unreachable(url: string, given: string): ClusterFailure {
  // The libraries' own sentences ask to report them, and end with a full stop.
  const reason = /RESP type|Protocol error/.test(given)
    ? 'what answers there is no Redis'
    : given.replace(/\.+$/, '');
  if (/NOAUTH|WRONGPASS|invalid (username|password)/i.test(reason)) {
    return new ClusterFailure(
      say(
        `Redis at ${showUrl(url)} wants another user or password: ${reason}.`,
        `位于 ${showUrl(url)} 的 Redis 要求别的用户名或密码：${reason}。`,
      ),
      say(
        'Give them in the address: redis://user:password@host:port.',
        '请写在地址中：redis://user:password@host:port。',
      ),
    );
  }
  return new ClusterFailure(
    say(
      `Redis at ${showUrl(url)} cannot be reached: ${reason}.`,
      `无法连接位于 ${showUrl(url)} 的 Redis：${reason}。`,
    ),
    hintOf(reason),
  );
}

function hintOf(reason: string): Said {
  if (/certificate/i.test(reason)) {
    return say(
      'If you trust that server, name the authority that signed it: NODE_EXTRA_CA_CERTS=ca.pem dialtree ...',
      '如果信任这台服务器，请指明为其签名的机构：NODE_EXTRA_CA_CERTS=ca.pem dialtree ...',
    );
  }
  if (/wrong version number|packet length/i.test(reason)) {
    return say(
      'That port seems to speak without TLS: write redis:// in place of rediss://.',
      '该端口似乎不使用 TLS：请把 rediss:// 写作 redis://。',
    );
  }
  return say(
    'Is it running, and is the address right? Start one with `redis-server` (Debian: apt-get install redis-server), or leave out --redis to work on this machine alone.',
    '它在运行吗？地址对吗？可用 `redis-server` 启动一个（Debian：apt-get install redis-server），或不写 --redis，只用本机。',
  );
}
