import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { FileRef } from '../../shared/contract/files.ts';
import type { Board, Verdict } from '../../shared/contract/intake.ts';
import type { AppError } from '../../shared/errors.ts';
import type { RoundResult } from '../../shared/model/result.ts';
import type { RoundContent } from '../../shared/model/round.ts';
import type { Ports } from '../backend/ports.ts';
import { readDefaultTemplate } from '../backend/services/rounds/default-template.ts';
import type { Backend } from '../backend/create-backend.ts';
import { openComputer, pathOf, Refused, type Computer } from './computer.ts';
import type { Demonstration } from './demonstration.ts';
import { fillIn } from './fill-in.ts';
import { merge, type CarriedFile } from './merge.ts';
import { prepareRound } from './prepare-round.ts';
import { countSteps } from './steps.ts';
import { flipOneBit } from './tamper.ts';

export interface DemonstrationOptions {
  readonly seed: number;
  /** Empty or new; everything is written below it. */
  readonly out: string;
  readonly ports: Ports;
  /** Streets by code; all of the template if left out. */
  readonly units?: readonly string[];
  /** Flip one bit of one file before the merge. */
  readonly tamper: boolean;
  /** Runs the printing with whatever it needs around it; null when nothing is to be printed. */
  readonly printing: (<T>(backend: Backend, work: () => Promise<T>) => Promise<T>) | null;
  readonly step: (done: number, of: number, zh: string, en: string) => void;
}

export interface Tampered {
  readonly name: string;
  readonly offset: number;
  readonly bit: number;
  readonly verdict: Verdict;
}

export interface DemonstrationReport {
  readonly content: RoundContent;
  readonly devices: number;
  readonly verdicts: readonly Verdict[];
  readonly tampered: Tampered | null;
  readonly board: Board;
  readonly result: RoundResult;
  /** File name per street, and of the district's table under `null`. */
  readonly printed: ReadonlyMap<string | null, string>;
  readonly notPrinted: AppError | null;
}

function carryOut(computer: Computer, file: FileRef, folder: string, name = file.name): CarriedFile {
  const path = join(folder, name);
  copyFileSync(pathOf(computer, file), path);
  return { path, name };
}

async function printAll(office: Computer, content: RoundContent, options: DemonstrationOptions) {
  const printed = new Map<string | null, string>();
  const { printing, out } = options;
  if (printing === null) return { printed, notPrinted: null };
  try {
    const { files } = await printing(office.backend, () =>
      office.call('scorecards.print', { round: content.id, units: content.units, district: true, language: 'zh' }),
    );
    const cards = join(out, 'scorecards');
    mkdirSync(cards, { recursive: true });
    for (const { unit, ...file } of files) printed.set(unit, carryOut(office, file, unit === null ? out : cards).name);
    return { printed, notPrinted: null };
  } catch (error) {
    if (error instanceof Refused) return { printed, notPrinted: error.error };
    throw error;
  }
}

/** The office's part after the merge: the board, the scores, their files, the prints. */
async function conclude(office: Computer, round: string, options: DemonstrationOptions) {
  const board = await office.call('board.get', { round });
  const result = await office.call('scores.round', { round });
  const { json, csv, derivations } = await office.call('scores.export', { round });
  for (const file of [json, csv, derivations]) carryOut(office, file, options.out);
  return { board, result };
}

function planOf(options: DemonstrationOptions, devices: string): Demonstration {
  const { template } = readDefaultTemplate(options.ports.resources);
  const units = options.units ?? template.streets.map((street) => street.code9);
  const of = countSteps(template, units.length) + 1 + (options.printing === null ? 0 : 1);
  let done = 0;
  return {
    seed: options.seed,
    passphrase: Buffer.from(options.ports.ids.bytes(18)).toString('base64url'),
    template,
    units,
    ports: options.ports,
    folderOf: (device) => join(devices, device.key),
    step(zh, en) {
      done += 1;
      options.step(done, of, zh, en);
    },
  };
}

/**
 * The whole job with the handlers of the product: one office, a computer for everybody else, signed files between
 * them. Throws `Refused` where it cannot go on; a file that the office refuses is part of the report.
 */
export async function runDemonstration(options: DemonstrationOptions): Promise<DemonstrationReport> {
  const { out, seed } = options;
  const devices = join(out, 'devices');
  const demonstration = planOf(options, devices);
  const exportsFolder = join(out, 'exports');
  mkdirSync(exportsFolder, { recursive: true });
  mkdirSync(devices, { recursive: true, mode: 0o700 });
  const office = await openComputer(join(devices, 'office'), options.ports, 'main');
  try {
    const round = await prepareRound(demonstration, office);
    const roundFile = carryOut(office, round.package, out);
    const handed = await fillIn(demonstration, round, roundFile.path);
    const files = handed.map(({ device, path, name }) => {
      const unique = `${device.key}_${name}`;
      copyFileSync(path, join(exportsFolder, unique));
      return { path: join(exportsFolder, unique), name: unique, role: device.role };
    });
    // A street's own file, so that the board then shows that street as missing.
    const ofStreets = files.filter((file) => file.role === 'street');
    const paths = ofStreets.map((file) => file.path);
    const flipped = options.tamper ? flipOneBit(paths, seed) : null;
    const verdicts = await merge(demonstration, office, round.id, files);
    demonstration.step('计分', 'scoring');
    const { board, result } = await conclude(office, round.id, options);
    if (options.printing !== null) demonstration.step('打印评分表', 'printing the scorecards');
    const prints = await printAll(office, round.content, options);
    const name = flipped === null ? undefined : ofStreets[flipped.file]?.name;
    const verdict = verdicts.find((one) => one.name === name);
    const tampered =
      flipped === null || verdict === undefined
        ? null
        : { name: verdict.name, offset: flipped.offset, bit: flipped.bit, verdict };
    const { content } = round;
    return { content, devices: handed.length + 1, verdicts, tampered, board, result, ...prints };
  } finally {
    office.close();
    rmSync(devices, { recursive: true, force: true });
  }
}
