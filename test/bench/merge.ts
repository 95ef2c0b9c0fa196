import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createKeyRing } from '../../electron/backend/crypto/create-key-ring.ts';
import { readPackage } from '../../electron/backend/packages/package-reader.ts';
import type { TrustedKey } from '../../electron/backend/packages/signatures.ts';
import { ok } from '../../shared/result.ts';
import { call, UNIT } from '../support/evaluator.ts';
import { createTestPorts } from '../support/ports.ts';
import {
  admit,
  assignReviewers,
  handOver,
  issueAndOpen,
  newEvaluator,
  newOffice,
  newRoundAt,
  pathOf,
  workerForm,
  openOffice,
  PASSPHRASE,
} from '../support/round-trip.ts';
import { insertBare, insertSlots, mergedRows } from './bare-inserts.ts';
import { alternate, median, timed, type Measurement } from './measurement.ts';
import { emptyDatabase, inScratch } from './scratch.ts';

const FORMS = 5000;
const BATCH = 500;

interface Prepared {
  /** The office's folder before any file came in. */
  readonly office: string;
  readonly round: string;
  readonly file: string;
  readonly keys: readonly TrustedKey[];
  /** What the office opens encrypted files with. */
  readonly identities: readonly string[];
}

/** A survey desk types in questionnaires and hands them over, all through the handlers of the screens. */
async function prepare(folder: string): Promise<Prepared> {
  const office = await newOffice(join(folder, 'office'));
  const round = await newRoundAt(office.backend);
  const desk = await newEvaluator(join(folder, 'desk'), 'desk');
  await admit(office.backend, round, desk.backend, { role: 'survey' });
  const reviewers: string[] = [];
  for (const name of ['one', 'two']) {
    const { backend } = await newEvaluator(join(folder, name), name);
    reviewers.push(await admit(office.backend, round, backend, { role: 'reviewer' }));
    backend.close();
  }
  await assignReviewers(office.backend, round, reviewers);
  await issueAndOpen(office.backend, round, [desk.backend]);
  for (let from = 0; from < FORMS; from += BATCH) {
    const rows = Array.from({ length: BATCH }, (_, index) => workerForm(String(from + index + 1), UNIT, index % 4));
    await call(desk.backend, 'surveys.take', { round, form: 'worker', rows });
  }
  const file = pathOf(desk.backend, await handOver(desk.backend, round));
  const { content } = await call(office.backend, 'rounds.get', { round });
  const keys = content.roster.devices.map(({ id, kid, jwk }) => ({ kid, jwk, device: id }));
  const { ids, secrets } = office.ports;
  const ring = createKeyRing({ dir: join(office.root, 'keys'), ids, secrets });
  if (!(await ring.unlockOffice(PASSPHRASE)).ok) throw new Error('the keys stayed locked');
  const identities = await ring.officeIdentities();
  if (!identities.ok) throw new Error('an office has keys');
  office.backend.close();
  desk.backend.close();
  return { office: office.root, round, file, keys, identities: identities.value };
}

/** (c) What checking, merging and provenance add to writing the rows. */
export function measure(): Promise<Measurement> {
  return inScratch(async (folder) => {
    const { office, round, file, keys, identities } = await prepare(folder);
    const copy = join(folder, 'copy');
    const renew = (): void => {
      rmSync(copy, { recursive: true, force: true });
      cpSync(office, copy, { recursive: true });
    };
    const merge = async (): Promise<number> => {
      renew();
      const backend = await openOffice(copy, createTestPorts('copy'));
      const ref = backend.files.register(file);
      const ms = await timed(async () => {
        const verdict = await call(backend, 'intake.take', { round, file: ref });
        if (verdict.newRecords !== FORMS) throw new Error(JSON.stringify(verdict));
      });
      backend.close();
      return ms;
    };
    const first = await merge();
    const merged = await emptyDatabase(join(copy, 'jieping.db'));
    const rows = mergedRows(merged.db);
    merged.close();
    const bare = async (): Promise<{ readonly rows: number; readonly slots: number }> => {
      renew();
      const opened = await emptyDatabase(join(copy, 'jieping.db'));
      const ofRows = await timed(() => insertBare(opened.db, rows));
      const ofSlots = await timed(() => insertSlots(opened.db, rows));
      opened.close();
      return { rows: ofRows, slots: ofRows + ofSlots };
    };
    let last = { rows: 0, slots: 0 };
    const verify = async (): Promise<number> => {
      const { readerWorker: worker } = createTestPorts();
      const unseal = { identities, required: true };
      const request = { worker, path: file, kind: 'back', keys, rehearsal: 'either', unseal } as const;
      const start = performance.now();
      let ms = 0;
      const verified = () => {
        ms = performance.now() - start;
        return ok(null);
      };
      // What follows is delivered to nobody, so that the thread ends its task and stays warm.
      const read = await readPackage(request, { verified });
      if (!read.ok) throw new Error(`the file was not found good: ${JSON.stringify(read.error)}`);
      return ms;
    };
    const sides = await alternate(
      {
        merge,
        'bare inserts': async () => {
          last = await bare();
          return last.rows;
        },
        'bare inserts with the slot cache': () => last.slots,
        'verifying alone': verify,
      },
      { rounds: 9, warmUp: 2 },
    );
    const [whole, , , checking] = sides;
    const rest = {
      label: 'merge less verifying',
      samples: (whole?.samples ?? []).map((ms, n) => ms - (checking?.samples[n] ?? 0)),
    };
    return {
      title: 'merging a file ÷ bare inserts',
      unit: `one file of ${FORMS} records and ${FORMS} questionnaire texts`,
      sides: [...sides, rest],
      ratios: [
        { label: 'merging ÷ bare inserts', over: 'merge', under: ['bare inserts'] },
        { label: 'the same without verification', over: 'merge less verifying', under: ['bare inserts'] },
        {
          label: 'throughput of merging, in percent of bare inserts of all rows that it writes',
          over: 'bare inserts with the slot cache',
          under: ['merge'],
          as: 'share',
          aim: { least: 40 },
        },
      ],
      notes: [
        `Merging copies the file to the spool, decrypts and verifies everything in a thread of its own, and writes records and texts, while later ones are still being verified, and the states of the slots in short transactions that no view reads; one more shows all. The thread stays warm between files; the first file of a program took ${first.toFixed(0)} ms. Decrypting and verifying alone has a median of ${median(checking?.samples ?? []).toFixed(0)} ms, reading each of ${2 * FORMS} lines in full. Bare inserts with the slot cache are the same rows as merging writes, in transactions of as many rows; those of merging are not flushed one by one, because only the last one makes the rows count.`,
      ],
    };
  });
}
