/**
 * Who may ask. Any page a person has open can send requests to 127.0.0.1; the browser tells where they come
 * from, and a name that resolves to this machine (DNS rebinding) still stands in Host.
 */
import type { MiddlewareHandler } from 'hono';

const POLICY = 'content-security-policy';

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  [POLICY]:
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; worker-src 'self' blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
};

export interface Door {
  /** Of the one page there is. Absent: the studio’s. */
  readonly policy?: string;
  /** By which the server may be called. Absent: this machine’s own. */
  readonly names?: readonly string[];
}

const OWN_NAMES = ['127.0.0.1', 'localhost'];

export function guardRequests(readPort: () => number, { policy, names }: Door = {}): MiddlewareHandler {
  const headers = { ...SECURITY_HEADERS, ...(policy !== undefined && { [POLICY]: policy }) };
  return async (c, next) => {
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
    const reason = findReason(c.req.method, c.req.path, (name) => c.req.header(name), readPort(), names);
    if (reason !== undefined) return c.json({ error: 'refused', message: reason }, 403);
    return next();
  };
}

/** Undefined: the request may pass. */
export function findReason(
  method: string,
  path: string,
  header: (name: string) => string | undefined,
  port: number,
  names: readonly string[] = OWN_NAMES,
): string | undefined {
  const hosts = names.flatMap((name) => [`${name}:${port}`, ...(port === 80 ? [name] : [])]);
  const host = header('host');
  if (host === undefined || !hosts.includes(host.toLowerCase()))
    return `This server answers to ${names.join(' and ')} only.`;
  const origin = header('origin');
  if (origin !== undefined && !hosts.some((each) => origin === `http://${each}`))
    return 'This server answers its own pages only.';
  // Where the browser tells: other sites and other ports of this machine do not get in, but a link to the
  // studio works.
  const site = header('sec-fetch-site');
  const isOwn = site === undefined || site === 'same-origin' || site === 'none';
  const isVisit = method === 'GET' && header('sec-fetch-mode') === 'navigate' && !path.startsWith('/api');
  return isOwn || isVisit ? undefined : 'This server answers its own pages only.';
}
