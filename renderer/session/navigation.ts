import { useSyncExternalStore } from 'react';
import { bridge } from '../bridge/bridge.ts';
import { flushAll } from '../bridge/leaving.ts';

/** The place in the program, as it stands after `#`: `/fill/ROUND/self/110102010/-/A1.1.1`. */
export function currentPath(): string {
  const path = location.hash.replace(/^#/, '');
  return path.startsWith('/') ? path : '/';
}

/** Builds a path from its parts; each part is escaped. */
export function pathOf(...parts: readonly string[]): string {
  return `/${parts.map((part) => encodeURIComponent(part)).join('/')}`;
}

/**
 * Values of the `:name` parts when `path` has the shape of `pattern`, else undefined. A trailing `*` part takes
 * whatever follows, also nothing, and gives it as `rest`.
 */
export function matchPath(pattern: string, path: string): Readonly<Record<string, string>> | undefined {
  const wanted = pattern.split('/').slice(1);
  const given = path.split('/').slice(1);
  const open = wanted.at(-1) === '*';
  const fixed = open ? wanted.slice(0, -1) : wanted;
  if (open ? given.length < fixed.length : given.length !== fixed.length) return undefined;
  const values: Record<string, string> = {};
  if (open) values['rest'] = given.slice(fixed.length).map(decodeURIComponent).join('/');
  for (const [index, part] of fixed.entries()) {
    const value = decodeURIComponent(given[index] ?? '');
    if (part.startsWith(':')) values[part.slice(1)] = value;
    else if (part !== value) return undefined;
  }
  return values;
}

/** Sends what waits, then goes there. `replace` leaves no step for Back. */
export async function navigate(path: string, how: { readonly replace?: boolean } = {}): Promise<void> {
  // What could not be saved goes on being tried in the background, so leaving the place does not lose it.
  await flushAll();
  if (path === currentPath()) return;
  if (how.replace === true) {
    history.replaceState(null, '', `#${path}`);
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  } else location.hash = path;
}

/** Tells the host where the user is, so that the next start reopens the place. */
export function rememberPlace(path: string): void {
  void bridge.call('app.setPlace', { place: path.slice(0, 400) });
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => {
    window.removeEventListener('hashchange', listener);
  };
}

export function usePath(): string {
  return useSyncExternalStore(subscribe, currentPath);
}
