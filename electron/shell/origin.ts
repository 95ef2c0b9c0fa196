/** Everything the windows show comes from here; there is no other address in the product. */
export const SCHEME = 'app';
export const ORIGIN = 'app://bundle';

function parse(address: string): URL | undefined {
  return URL.canParse(address) ? new URL(address) : undefined;
}

/**
 * Whether an address belongs to the app itself. Decided on the parsed parts: comparing text would accept
 * `app://bundle.evil` or `app://bundle@evil`.
 */
export function isOwnAddress(address: string): boolean {
  const url = parse(address);
  return (
    url !== undefined &&
    url.protocol === `${SCHEME}:` &&
    url.host === 'bundle' &&
    url.username === '' &&
    url.password === ''
  );
}

/** Whether a window may fetch this at all: our own files, and what a page of ours has made in memory. */
export function mayFetch(address: string, packaged: boolean): boolean {
  if (isOwnAddress(address)) return true;
  const url = parse(address);
  if (url?.protocol === 'data:') return true;
  if (url?.protocol === 'blob:') return isOwnAddress(url.pathname);
  return url?.protocol === 'devtools:' && !packaged;
}
