import type { Transport } from './transport.ts';

declare global {
  interface Window {
    /** Put there by the preload script of the desktop shell. */
    readonly jieping?: Transport;
  }
}

/** The bridge of the desktop shell, if this page runs in it. */
export function electronTransport(): Transport | undefined {
  return window.jieping;
}
