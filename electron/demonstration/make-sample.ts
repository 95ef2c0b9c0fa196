import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AppError } from '../../shared/errors.ts';
import type { RoundContent } from '../../shared/model/round.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { Ports } from '../backend/ports.ts';
import { readDefaultTemplate } from '../backend/services/rounds/default-template.ts';
import type { Report } from '../backend/workspaces.ts';
import { openComputer, pathOf, Refused } from './computer.ts';
import type { Demonstration } from './demonstration.ts';
import { fillIn } from './fill-in.ts';
import { merge } from './merge.ts';
import { prepareRound } from './prepare-round.ts';
import { rehearsedRound } from './rehearsed-round.ts';
import { countPlayed, countSteps } from './steps.ts';

/** The sample is the same for everybody; its passphrase protects nothing. */
export const SAMPLE_SEED = 2021;
export const SAMPLE_PASSPHRASE = 'jieping-sample';

/**
 * Fills the folder `root` with the office's side of a finished simulated round: every street, every source, merged
 * from the signed files of computers that live below `root` only while this runs. Gives the refusal of the first call
 * that is refused (`disk` above all); the caller removes the folder then. `only` names the streets if it is not all. With
 * `round` it is a rehearsal of that round: its indicators, streets, rules and figures, and nothing else of it.
 */
export async function makeSample(
  root: string,
  report: Report,
  ports: Ports,
  { only, round: played }: { readonly only?: readonly string[]; readonly round?: RoundContent } = {},
): Promise<Result<null, AppError>> {
  const rehearsed = played === undefined ? undefined : rehearsedRound(played);
  const { template } = rehearsed ?? readDefaultTemplate(ports.resources);
  const devices = join(root, 'devices');
  const units = rehearsed?.units ?? only ?? template.streets.map((street) => street.code9);
  const of = rehearsed === undefined ? countSteps(template, units.length) : countPlayed(rehearsed);
  let done = 0;
  const demonstration: Demonstration = {
    seed: SAMPLE_SEED,
    passphrase: SAMPLE_PASSPHRASE,
    ...(rehearsed === undefined ? {} : { round: rehearsed }),
    template,
    units,
    ports,
    folderOf: (device) => join(devices, device.key),
    step(zh) {
      report(done, of, zh);
      done += 1;
    },
  };
  try {
    mkdirSync(root, { recursive: true, mode: 0o700 });
    const office = await openComputer(root, ports, 'sample');
    try {
      const round = await prepareRound(demonstration, office);
      const files = await fillIn(demonstration, round, pathOf(office, round.package));
      const verdicts = await merge(demonstration, office, round.id, files);
      const refused = verdicts.find((verdict) => verdict.error !== null)?.error;
      return refused === undefined || refused === null ? ok(null) : refuse(refused);
    } finally {
      office.close();
    }
  } catch (error) {
    if (error instanceof Refused) return refuse(error.error);
    throw error;
  } finally {
    rmSync(devices, { recursive: true, force: true });
  }
}
