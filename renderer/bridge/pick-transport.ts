import { electronTransport } from './electron-transport.ts';
import { httpTransport } from './http-transport.ts';
import type { Transport } from './transport.ts';

/** The only place that knows there are two hosts. */
export function pickTransport(): Transport {
  return electronTransport() ?? httpTransport();
}
