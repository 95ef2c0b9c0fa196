import type { RoundContent } from '../../shared/model/round.ts';
import type { Template } from '../../shared/model/template.ts';
import type { Ports } from '../backend/ports.ts';
import type { PlannedDevice } from './plan-devices.ts';

/** What every part of the demonstration needs to know. */
export interface Demonstration {
  readonly seed: number;
  readonly passphrase: string;
  /** The round that is played; without it the default system is. */
  readonly round?: RoundContent;
  readonly template: Template;
  /** Streets of the round, by code. */
  readonly units: readonly string[];
  /** The host's; keys, ids and times are as real as always. */
  readonly ports: Ports;
  readonly folderOf: (device: PlannedDevice) => string;
  /** Says what is being done, in both languages. */
  readonly step: (zh: string, en: string) => void;
}
