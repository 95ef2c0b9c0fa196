import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AppError } from '../../../shared/errors.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { backupTo } from './backup.ts';
import { inTransaction, type Database } from './connection.ts';
import { MIGRATIONS, type Migration } from './migrations/index.ts';

export interface MigrateOptions {
  readonly appVersion: string;
  /** UTC, ISO 8601. */
  readonly now: string;
  /** Default: all steps of this version. */
  readonly migrations?: readonly Migration[];
}

/** Number of the last step that the database has seen. */
export function schemaVersion(db: Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

function assertGapless(migrations: readonly Migration[]): void {
  for (const [index, step] of migrations.entries()) {
    if (step.id !== index + 1) throw new Error(`Migration ${step.name} has id ${step.id}, expected ${index + 1}`);
  }
}

function apply(db: Database, step: Migration, options: MigrateOptions): void {
  inTransaction(db, () => {
    db.exec(`
      CREATE TABLE IF NOT EXISTS schema_history (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL, app_version TEXT NOT NULL
      ) STRICT`);
    step.up(db);
    const broken = db.pragma('foreign_key_check');
    if (!Array.isArray(broken) || broken.length > 0) {
      throw new Error(`Migration ${step.id} ${step.name} leaves rows that point nowhere`);
    }
    db.prepare('INSERT INTO schema_history (id, name, applied_at, app_version) VALUES (?, ?, ?, ?)').run(
      step.id,
      step.name,
      options.now,
      options.appVersion,
    );
    db.pragma(`user_version = ${step.id}`);
  });
}

/**
 * Brings the database to the newest schema, each step in a transaction of its own. An existing database is copied to
 * `backups/before-v<n>.db` first. `database_newer` when a newer version of the app has written it: nothing is changed.
 */
export async function migrate(db: Database, options: MigrateOptions): Promise<Result<null, AppError>> {
  const migrations = options.migrations ?? MIGRATIONS;
  assertGapless(migrations);
  const found = schemaVersion(db);
  const known = migrations.length;
  if (found > known) return refuse({ code: 'database_newer', found, known });
  const pending = migrations.slice(found);
  const [first] = pending;
  if (first === undefined) return ok(null);
  if (found > 0 && !db.memory) {
    const folder = join(dirname(db.name), 'backups');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    await backupTo(db, join(folder, `before-v${first.id}.db`));
  }
  for (const step of pending) apply(db, step, options);
  return ok(null);
}
