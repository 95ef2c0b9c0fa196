import { join } from 'node:path';
import { createKeyRing } from '../../electron/backend/crypto/create-key-ring.ts';
import type { TrustedKey } from '../../electron/backend/packages/signatures.ts';
import { call } from './evaluator.ts';
import { createTestPorts } from './ports.ts';
import { admit, assignReviewers, issueAndOpen, newEvaluator, newOffice, newRoundAt } from './round-trip.ts';

/** A round with its office and survey desks; every folder is closed. */
export interface Source {
  readonly office: string;
  readonly round: string;
  readonly desks: readonly string[];
  readonly keys: readonly TrustedKey[];
  /** Thumbprint of the office's key: for whom its files are meant. */
  readonly aud: string;
}

/** An office has issued a round, and `count` survey desks have opened it, all through the handlers of the screens. */
export async function prepareDesks(folder: string, count: number): Promise<Source> {
  const office = await newOffice(join(folder, 'office'));
  const round = await newRoundAt(office.backend);
  const reviewers: string[] = [];
  for (const name of ['one', 'two']) {
    const { backend } = await newEvaluator(join(folder, name), name);
    reviewers.push(await admit(office.backend, round, backend, { role: 'reviewer' }));
    backend.close();
  }
  await assignReviewers(office.backend, round, reviewers);
  const desks = [];
  for (let n = 1; n <= count; n += 1) {
    const desk = await newEvaluator(join(folder, `desk-${n}`), `desk ${n}`);
    await admit(office.backend, round, desk.backend, { role: 'survey' });
    desks.push(desk);
  }
  const backends = desks.map(({ backend }) => backend);
  await issueAndOpen(office.backend, round, backends);
  const { content } = await call(office.backend, 'rounds.get', { round });
  const keys = content.roster.devices.map(({ id, kid, jwk }) => ({ kid, jwk, device: id }));
  for (const backend of [office.backend, ...backends]) backend.close();
  const { ids, secrets } = createTestPorts('aud');
  const ring = createKeyRing({ dir: join(office.root, 'keys'), ids, secrets });
  const aud = (await ring.officePublic())?.kid ?? '';
  return { office: office.root, round, desks: desks.map(({ root }) => root), keys, aud };
}
