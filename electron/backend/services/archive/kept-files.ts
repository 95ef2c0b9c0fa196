import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { extensionOf } from '../../../../shared/package-format/kinds.ts';
import type { Context } from '../../context.ts';
import { systemCode } from '../../files/disk-errors.ts';
import { piecesOf } from '../../packages/line-reader.ts';
import { openFile } from '../../packages/random-access.ts';
import { readReceipt } from '../../packages/receipt.ts';
import { listImports } from '../../store/imports.ts';
import { listTickets } from '../../store/return-tickets.ts';
import { listPackages } from '../../store/rounds.ts';
import { originalPath, strippedPath } from '../intake/originals.ts';
import { officeKeysOf } from '../receipts/office-keys.ts';
import { packagePath } from '../rounds/issue-round.ts';

type Needs = Pick<Context, 'db' | 'paths'>;

/** A file that belongs to a round. */
export interface KeptFile {
  readonly what: 'original' | 'package' | 'receipt' | 'return';
  /** As people knew it. */
  readonly name: string;
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
  /** When it came in or was made; UTC. */
  readonly at: string;
  /** Computer that signed an original. */
  readonly device: string | null;
  /** Hash of the file as it came, where this is a copy from which the answers of questionnaires were left out. */
  readonly whole?: string;
}

/** What the register knows, whether it is still here or not. */
type Known = Omit<KeptFile, 'size' | 'sha256'> & { readonly sha256: string | null };

function hashOf(path: string): { readonly sha256: string; readonly size: number } | null {
  try {
    if (!statSync(path).isFile()) return null;
    const file = openFile(path);
    try {
      const hash = createHash('sha256');
      for (const piece of piecesOf(file, { start: 0, size: file.size })) hash.update(piece);
      return { sha256: hash.digest('hex'), size: file.size };
    } finally {
      file.close();
    }
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function registered({ db, paths }: Needs, round: string): readonly Known[] {
  const packages = listPackages(db, round).map(({ seq, sha256, fileName, at }): Known => ({
    what: 'package',
    name: fileName,
    path: packagePath({ paths }, round, seq),
    sha256,
    at,
    device: null,
  }));
  const originals = listImports(db, round).map(({ name, sha256, receivedAt, device }): Known => {
    const path = originalPath(paths, sha256);
    const own = { what: 'original', name, at: receivedAt, device } as const;
    const stripped = strippedPath(path);
    if (!existsSync(path) && existsSync(stripped)) return { ...own, path: stripped, sha256: null, whole: sha256 };
    return { ...own, path, sha256 };
  });
  const returns = listTickets(db, round).map(({ id, name, at }): Known => ({
    what: 'return',
    name,
    path: join(paths.outbox, `${id}${extensionOf('office')}`),
    sha256: null,
    at,
    device: null,
  }));
  return [...packages, ...originals.toReversed(), ...returns];
}

/** Receipts are in no register; those of the round are found by what they say. */
async function receipts({ db, paths }: Needs, round: string): Promise<readonly Known[]> {
  const trusted = officeKeysOf(db);
  const names = readdirSync(paths.outbox).filter((name) => name.endsWith(extensionOf('receipt')));
  const found: Known[] = [];
  for (const name of names.toSorted()) {
    const path = join(paths.outbox, name);
    const read = await readReceipt(path, trusted);
    if (!read.ok || read.value.round !== round) continue;
    found.push({ what: 'receipt', name, path, sha256: null, at: read.value.at, device: null });
  }
  return found;
}

/**
 * Every file of a round that can still be shown as it was: issued packages, what came in, return tickets, receipts.
 * `missing` names what the register knows and what is gone or was changed since. Disk trouble is thrown.
 */
export async function keptFiles(
  round: string,
  needs: Needs,
): Promise<{ readonly files: readonly KeptFile[]; readonly missing: readonly string[] }> {
  const files: KeptFile[] = [];
  const missing: string[] = [];
  for (const known of [...registered(needs, round), ...(await receipts(needs, round))]) {
    const found = hashOf(known.path);
    if (found === null || (known.sha256 !== null && known.sha256 !== found.sha256)) missing.push(known.name);
    else if (!files.some(({ sha256 }) => sha256 === found.sha256)) files.push({ ...known, ...found });
  }
  return { files, missing };
}
