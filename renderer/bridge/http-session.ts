const KEPT = 'jieping.session';

/** Takes the one-time start secret out of the address, so that it does not stay in the history. */
function takeStartSecret(): string | undefined {
  const found = /^#start=([A-Za-z0-9_-]+)$/.exec(location.hash)?.[1];
  if (found !== undefined) history.replaceState(null, '', location.pathname);
  return found;
}

async function open(start: string): Promise<string | undefined> {
  const response = await fetch('/session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-App-Request': '1' },
    body: JSON.stringify({ start }),
  });
  if (!response.ok) return undefined;
  const body: unknown = await response.json();
  if (typeof body !== 'object' || body === null || !('token' in body)) return undefined;
  return typeof body.token === 'string' ? body.token : undefined;
}

export interface HttpSession {
  /** Headers that prove this page may ask; undefined when it was opened without the program's start address. */
  headers(): Promise<Readonly<Record<string, string>> | undefined>;
}

/** The token lives in memory and, so that a reload works, in this tab's session storage; never in a cookie. */
export function createHttpSession(): HttpSession {
  const start = takeStartSecret();
  let token: Promise<string | undefined>;
  if (start === undefined) token = Promise.resolve(sessionStorage.getItem(KEPT) ?? undefined);
  else {
    token = open(start).then((fresh) => {
      if (fresh === undefined) return sessionStorage.getItem(KEPT) ?? undefined;
      sessionStorage.setItem(KEPT, fresh);
      return fresh;
    });
  }
  return {
    async headers() {
      const value = await token;
      return value === undefined ? undefined : { Authorization: `Bearer ${value}`, 'X-App-Request': '1' };
    },
  };
}
