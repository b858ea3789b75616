/**
 * The address of a Redis. It may hold a password, and a slip in it may put the password anywhere: what is shown
 * is put together from the parts that cannot hold it, and where those cannot be told nothing is shown.
 */
import { say, runnerWords } from '../../words/index.ts';
import { ClusterFailure } from './cluster-failure.ts';

export interface RedisAddress {
  /** As ioredis takes them. */
  readonly options: {
    readonly host: string;
    readonly port: number;
    readonly username?: string;
    readonly password?: string;
    readonly db?: number;
    readonly tls?: object;
  };
  /** Without user and password: for people and logs. */
  readonly shown: string;
}

const DEFAULT_PORT = 6379;
const SCHEMES = ['redis:', 'rediss:', 'valkey:', 'valkeys:'];
/** Stands for an address of which nothing can be shown. */
const HIDDEN = 'redis://(hidden)';

/** @throws ClusterFailure when it is none; its words hold nothing of the text. */
export function readAddress(text: string): RedisAddress {
  const address = parseAddress(text);
  if (address) return address;
  throw new ClusterFailure(
    say(runnerWords, (words) => words.connect.notAddressRedis({ length: text.length })),
    say(runnerWords, (words) => words.connect.looksLikeRedisOr),
  );
}

/** @throws ClusterFailure when it is no address. */
export function checkUrl(text: string): void {
  readAddress(text);
}

/** Without user and password: for people and logs. */
export function showUrl(text: string): string {
  return parseAddress(text)?.shown ?? HIDDEN;
}

/** Whether there is a user or a password in it, or may be. */
export function holdsPassword(text: string): boolean {
  return text.includes('@') || parseAddress(text) === undefined;
}

function parseAddress(text: string): RedisAddress | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, port, username, password, pathname, search, hash } = new URL(text);
  // "redis://me:12/34@host" is the host "me" to a reader of addresses: a sign @ behind the host means that a
  // password was not escaped.
  const isPlain = search === '' && hash === '' && /^(\/(\d{1,4})?)?$/.test(pathname);
  if (!SCHEMES.includes(protocol) || hostname === '' || !isPlain) return undefined;
  const isSecure = protocol === 'rediss:' || protocol === 'valkeys:';
  const db = pathname.slice(1);
  return {
    options: {
      host: hostname.replace(/^\[(.*)\]$/, '$1'),
      port: port === '' ? DEFAULT_PORT : Number(port),
      ...(username !== '' && { username: unescape(username) }),
      ...(password !== '' && { password: unescape(password) }),
      ...(db !== '' && { db: Number(db) }),
      ...(isSecure && { tls: {} }),
    },
    shown: `${protocol}//${hostname}${port === '' ? '' : `:${port}`}${db === '' ? '' : `/${db}`}`,
  };
}

/** A password may hold a bare % sign. */
function unescape(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
