/** Comes into a studio as a browser does: opens the address that was printed and keeps the cookie. */
export interface Visitor {
  /** Without the token; with a slash at the end. */
  readonly url: string;
  readonly cookie: string;
  readonly fetch: typeof globalThis.fetch;
}

export async function enter(address: string): Promise<Visitor> {
  const answer = await fetch(address, { redirect: 'manual' });
  const [cookie = ''] = (answer.headers.get('set-cookie') ?? '').split(';');
  if (answer.status !== 303) throw new Error(`${address} is answered with ${answer.status}.`);
  return {
    url: new URL(answer.headers.get('location') ?? '', address).href,
    cookie,
    fetch: (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('cookie', cookie);
      return fetch(input, { ...init, headers });
    },
  };
}
