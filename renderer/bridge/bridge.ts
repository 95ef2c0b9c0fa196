import { refuse } from '../../shared/result.ts';
import { pickTransport } from './pick-transport.ts';
import { NO_CONNECTION, type Transport } from './transport.ts';

let chosen: Transport | undefined;
const transport = (): Transport => (chosen ??= pickTransport());

/** Lets a test put its own host behind the screens. */
export function setTransport(other: Transport): void {
  chosen = other;
}

/** The one bridge that screens use. A transport that throws is a host that did not answer, so nothing is lost. */
export const bridge: Transport = {
  call: (method, input) =>
    transport()
      .call(method, input)
      .catch(() => refuse(NO_CONNECTION)),
  on: (topic, listener) => transport().on(topic, listener),
  pickFiles: (options) => transport().pickFiles(options),
  takeFile: (file) => transport().takeFile(file),
  camera: (open) => transport().camera(open),
  readFile: (file) => transport().readFile(file),
  saveFile: (file) => transport().saveFile(file),
};
