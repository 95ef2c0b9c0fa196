import type { Version } from '../../../../shared/contract/designs.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { STARTERS } from '../../../../shared/model/design.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import type { Template } from '../../../../shared/model/template.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import type { Database } from '../../store/connection.ts';
import { listPackages, listRounds, packageContent } from '../../store/rounds.ts';
import { storedJson } from '../../store/stored-json.ts';
import { readDraft } from '../rounds/draft.ts';
import { readStarter } from '../rounds/starters.ts';
import { openDesign } from './read-design.ts';

const NOTHING = { zh: '', en: '' };

/** What a design can be compared with: packages of its round, the round, other rounds, and the starters. */
export function versionsOf(
  round: string,
  { db, ports }: Pick<Context, 'db' | 'ports'>,
): Result<readonly Version[], AppError> {
  const opened = openDesign(db, round);
  if (!opened.ok) return opened;
  return ok([
    { id: 'design', kind: 'design', seq: 0, name: NOTHING, at: opened.value.savedAt },
    { id: 'round', kind: 'round', seq: 0, name: NOTHING, at: null },
    ...listPackages(db, round)
      .toReversed()
      .map(({ seq, at }): Version => ({ id: `package ${seq}`, kind: 'package', seq, name: NOTHING, at })),
    ...listRounds(db)
      .filter((row) => row.id !== round)
      .map(({ id, content }): Version => {
        return { id: `other ${id}`, kind: 'other', seq: 0, name: storedJson<RoundContent>(content).name, at: null };
      }),
    ...STARTERS.map((starter): Version => {
      const { title } = readStarter(ports.resources, starter).template;
      return { id: `starter ${starter}`, kind: 'other', seq: 0, name: title, at: null };
    }),
  ]);
}

/** The system behind a version. `not_found` for one that does not exist. */
export function versionOf(
  round: string,
  version: string,
  { db, ports }: Pick<Context, 'db' | 'ports'>,
): Result<Template, AppError> {
  const opened = openDesign(db, round);
  if (!opened.ok) return opened;
  const [kind = '', id = ''] = version.split(' ');
  const missing: AppError = { code: 'not_found', what: 'version', id: version };
  switch (kind) {
    case 'design':
      return ok(opened.value.template);
    case 'round':
      return ok(opened.value.draft.content.template);
    case 'package':
      return packageTemplate(db, round, Number(id), missing);
    case 'other': {
      const draft = readDraft(db, id);
      return draft.ok ? ok(draft.value.content.template) : draft;
    }
    case 'starter': {
      const starter = STARTERS.find((one) => one === id);
      return starter === undefined ? refuse(missing) : ok(readStarter(ports.resources, starter).template);
    }
    default:
      return refuse(missing);
  }
}

function packageTemplate(db: Database, round: string, seq: number, missing: AppError): Result<Template, AppError> {
  const text = Number.isSafeInteger(seq) ? packageContent(db, round, seq) : null;
  return text === null ? refuse(missing) : ok(storedJson<RoundContent>(text).template);
}
