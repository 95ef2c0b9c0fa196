import { createHash } from 'node:crypto';
import type { WipeState } from '../../../../shared/contract/wipes.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { questionnairesIn, type WipeAccount } from '../../../../shared/model/wipe.ts';
import { canonicalJson } from '../../../../shared/package-format/canonical-json.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { arrivedRecord } from '../../store/arrived-records.ts';
import { storedJson } from '../../store/stored-json.ts';
import { slotStatesOf } from '../../store/slot-states.ts';
import { countTexts, countUnsent, wipeOf } from '../../store/survey-wipes.ts';
import { roleOf } from '../identity.ts';
import { readDraft } from '../rounds/draft.ts';
import { scoreOf, type Scored } from '../scores/round-result.ts';
import { filesWithAnswers, type FilesWithAnswers } from './files-with-answers.ts';

type Needs = Pick<Context, 'db' | 'paths' | 'ports' | 'keys'>;

/** What a wipe of a round would do now, or what one has done. */
export interface WipePlan {
  readonly state: WipeState;
  readonly account: WipeAccount;
  readonly content: RoundContent;
  readonly scored: Scored;
  /** null once it is done. */
  readonly files: FilesWithAnswers | null;
}

/** The one seal that stands; null where there is none or two offices have one each. */
function standingSeal({ db }: Needs, round: string): WipeAccount['seal'] {
  const live = slotStatesOf(db, round, 'office').filter(({ q, value }) => q === 'seal' && value?.t === 'seal');
  const [only] = live;
  if (live.length !== 1 || only?.value?.t !== 'seal') return null;
  const at = arrivedRecord(db, round, only.heads[0] ?? '')?.record.at ?? '';
  return { number: only.value.n, resultSha256: only.value.result_sha256, at };
}

function stateOf({ result }: Scored, account: WipeAccount): WipeState {
  if (questionnairesIn(account) + account.unsent === 0) return 'nothing';
  if (account.seal === null) return 'unsealed';
  const sha256 = createHash('sha256').update(canonicalJson(result)).digest('hex');
  return sha256 === account.seal.resultSha256 ? 'ready' : 'changed';
}

/**
 * What would go and whether it may. Held and refused files that are encrypted are looked into only while the office's
 * keys are open. Refusals: `not_ready` setup_missing where this is no office, those of `readDraft` and `scoreOf`, `disk`.
 */
export async function planWipe(round: string, context: Needs): Promise<Result<WipePlan, AppError>> {
  const { db, keys } = context;
  if (roleOf(db) !== 'office') return refuse({ code: 'not_ready', what: 'setup_missing' });
  const draft = readDraft(db, round);
  if (!draft.ok) return draft;
  const scored = scoreOf(db, round);
  if (!scored.ok) return scored;
  const { content } = draft.value;
  const before = wipeOf(db, round);
  if (before !== undefined) {
    const account = storedJson<WipeAccount>(before.account);
    return ok({ state: 'done', account, content, scored: scored.value, files: null });
  }
  const identities = await keys.officeIdentities();
  const files = await filesWithAnswers(context, round, identities.ok ? identities.value : null);
  if (!files.ok) return files;
  const { originals, aside, made, backups } = files.value;
  const account: WipeAccount = {
    forms: countTexts(db, round),
    unsent: countUnsent(db, round),
    files: {
      stripped: originals.filter(({ omissible }) => omissible).length,
      removed: originals.filter(({ omissible }) => !omissible).map(({ name }) => name),
      aside: aside.map(({ name }) => name),
      made: made.length,
      backups: backups.length,
    },
    seal: standingSeal(context, round),
    package: scored.value.package,
    done: null,
  };
  return ok({ state: stateOf(scored.value, account), account, content, scored: scored.value, files: files.value });
}
