/**
 * Who may come in. Other people on the same computer reach 127.0.0.1 as well: the address that the terminal
 * prints holds a token, which becomes a cookie; whoever has neither gets nothing.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { lockedPage } from './locked-page.ts';

export interface TokenGuard {
  /** Of the project, for a cookie of its own: all ports of one name share their cookies. */
  readonly id: string;
  readonly token: string;
  readonly readPort: () => number;
}

const PARAMETER = 'token';

/** What is opened to get in. */
export function addressWith(url: string, token: string | undefined): string {
  return token === undefined ? url : `${url}?${PARAMETER}=${token}`;
}

export function guardToken({ id, token, readPort }: TokenGuard): MiddlewareHandler {
  return async (c, next) => {
    const port = readPort();
    const cookie = `dialtree-${id}-${port}`;
    // Not the token itself: who gets hold of it has a way in at this port, and at no other.
    const value = createHmac('sha256', token).update(`port ${port}`).digest('base64url');
    const isIn = readCookies(c.req.header('cookie') ?? '', cookie).some((each) => isSame(each, value));
    const given = c.req.method === 'GET' && c.req.path === '/' ? c.req.query(PARAMETER) : undefined;
    if (given !== undefined && (isIn || isSame(given, token))) {
      // Away from the address: it is seen over shoulders, and kept in the history. What stands after # stays.
      c.header('cache-control', 'no-store');
      if (!isIn) c.header('set-cookie', `${cookie}=${value}; Path=/; HttpOnly; SameSite=Lax`);
      return c.redirect('/', 303);
    }
    return isIn ? next() : refuse(c);
  };
}

/** The same for a wrong token as for none. */
function refuse(c: Context): Response {
  c.header('cache-control', 'no-store');
  // Of no scheme that a browser asks a password for.
  c.header('www-authenticate', 'Dialtree-Token');
  return c.req.path.startsWith('/api/')
    ? c.json({ error: 'locked', message: 'Open the address that "dialtree studio" printed.' }, 401)
    : c.html(lockedPage(), 401);
}

/** Every value of that name: another port may have set one too, for a longer path. */
function readCookies(header: string, name: string): string[] {
  return header
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${name}=`))
    .map((part) => part.slice(name.length + 1));
}

/** In the same time, whatever was sent and however long it is. */
function isSame(given: string, expected: string): boolean {
  const [a, b] = [given, expected].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
