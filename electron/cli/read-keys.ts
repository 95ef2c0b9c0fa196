import { readFileSync } from 'node:fs';
import { ok, refuse, type Result } from '../../shared/result.ts';
import { seedOfRecoveryCode } from '../backend/crypto/recovery-code.ts';
import { backupIdentityOf } from '../backend/crypto/recovery-seed.ts';
import { textOf, type Values } from './read-words.ts';

/** A file with keys that cannot be used, and why. */
export interface KeyProblem {
  readonly path: string;
  readonly problem: 'unreadable' | 'no_key';
}

/** Longer than any key file; whatever was named by mistake is not read whole. */
const MOST = 100_000;
const IDENTITY = /^AGE-SECRET-KEY-1[0-9A-Z]{58}$/;

/** The text of a small file without its last line feed; null if it cannot be read. */
export function readSmallText(path: string): string | null {
  try {
    const text = readFileSync(path, 'utf8');
    return text.length > MOST ? null : text.replace(/\r?\n$/, '');
  } catch {
    return null;
  }
}

/** An age identity, or that of the backup key where the code of an office's recovery sheet stands. */
function identityIn(line: string): string | null {
  if (IDENTITY.test(line)) return line;
  const seed = seedOfRecoveryCode(line);
  return seed === null ? null : backupIdentityOf(seed);
}

/** The keys in a file as `age-keygen` writes it: one a line, lines that begin with # are remarks. */
function identitiesIn(text: string): readonly string[] | null {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const keys = lines.filter((line) => line !== '' && !line.startsWith('#')).map(identityIn);
  const found = keys.filter((key) => key !== null);
  return found.length > 0 && found.length === keys.length ? found : null;
}

/**
 * The age identities that `--identity` names; none is fine. Keys come from files only: what
 * stands on a command line can be seen by every user of the computer.
 */
export function readIdentities(values: Values): Result<readonly string[], KeyProblem> {
  const found: string[] = [];
  const places = [[textOf(values, 'identity'), identitiesIn]] as const;
  for (const [path, read] of places) {
    if (path === undefined) continue;
    const text = readSmallText(path);
    if (text === null) return refuse({ path, problem: 'unreadable' });
    const keys = read(text);
    if (keys === null) return refuse({ path, problem: 'no_key' });
    found.push(...keys);
  }
  return ok(found);
}
