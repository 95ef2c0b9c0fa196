import type { EvidenceLedger, HandedEvidence, Twins } from '../../../../shared/contract/evidence.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { LEAF_FORMS } from '../../../../shared/model/ids.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { lookDistance, SAME_UP_TO } from '../../../../shared/rules/picture-look.ts';
import type { Context } from '../../context.ts';
import { arrivedRecord } from '../../store/arrived-records.ts';
import { hasAttachment } from '../../store/attachments.ts';
import type { Database } from '../../store/connection.ts';
import { evidenceStates, type EvidenceState } from '../../store/evidence-states.ts';
import { pictureLooks, putPictureLook } from '../../store/pictures.ts';
import { closedReviews, isHidden } from '../findings/closed-review.ts';
import { nameOf } from '../intake/sender.ts';
import { readDraft } from '../rounds/draft.ts';

function raterName({ template, roster }: RoundContent, { form, rater }: EvidenceState): string {
  if (rater === '') return '';
  if (form === 'dept') return template.departments.find(({ id }) => id === rater)?.zh ?? rater;
  return nameOf(roster, rater);
}

function toHanded(db: Database, content: RoundContent, state: EvidenceState): readonly HandedEvidence[] {
  const form = LEAF_FORMS.find((one) => one === state.form);
  if (form === undefined) return [];
  return state.heads.flatMap((hash): HandedEvidence[] => {
    const found = arrivedRecord(db, content.id, hash);
    if (found?.record.val?.t !== 'evidence') return [];
    const { record, file } = found;
    const value = found.record.val;
    return [
      {
        key: `${state.slot} ${hash}`,
        unit: state.unit,
        form,
        rater: state.rater === '' ? null : state.rater,
        raterName: raterName(content, state),
        value,
        person: nameOf(content.roster, record.by),
        device: content.roster.devices.find(({ id }) => id === record.dev)?.label ?? record.dev,
        at: record.at,
        file: file?.name ?? null,
        here: value.file === null || hasAttachment(db, value.file.sha256),
      },
    ];
  });
}

/**
 * What was handed in for a street, or for all; nothing of a review that is closed. Refusals: those of `readDraft`.
 */
export function handedEvidence(
  db: Database,
  round: string,
  unit?: string,
): Result<readonly HandedEvidence[], AppError> {
  const draft = readDraft(db, round);
  if (!draft.ok) return draft;
  const { content } = draft.value;
  const closed = closedReviews(db, content);
  const seen = evidenceStates(db, round, unit).filter((state) => !isHidden(closed, state));
  return ok(seen.flatMap((state) => toHanded(db, content, state)));
}

function isFromSeveral(entries: readonly HandedEvidence[]): boolean {
  return new Set(entries.map(({ unit }) => unit)).size > 1;
}

/** The same bytes from several streets. */
function sameFiles(entries: readonly HandedEvidence[]): readonly Twins[] {
  const byFile = Map.groupBy(entries, ({ value }) => value.file?.sha256 ?? '');
  byFile.delete('');
  return [...byFile.values()].filter(isFromSeveral).map((group) => ({ kind: 'file', of: group.map(({ key }) => key) }));
}

/** Pictures of several streets that are not the same file and look the same, each such picture with all like it. */
function samePictures(entries: readonly HandedEvidence[], looks: ReadonlyMap<string, string | null>): readonly Twins[] {
  const byFile = Map.groupBy(entries, ({ value }) => value.file?.sha256 ?? '');
  const seen = [...byFile].flatMap(([sha256, of]) => {
    const look = looks.get(sha256);
    return look === undefined || look === null ? [] : [{ look, of }];
  });
  const groups: { readonly look: string; readonly of: (readonly HandedEvidence[])[] }[] = [];
  for (const { look, of } of seen) {
    const group = groups.find((one) => lookDistance(one.look, look) <= SAME_UP_TO);
    if (group === undefined) groups.push({ look, of: [of] });
    else group.of.push(of);
  }
  return groups
    .filter(({ of }) => of.length > 1 && isFromSeveral(of.flat()))
    .map(({ of }) => ({ kind: 'picture', of: of.flat().map(({ key }) => key) }));
}

/** Everything that was handed in, and what came from more than one street. Refusals: those of `readDraft`. */
export function evidenceLedger(db: Database, round: string): Result<EvidenceLedger, AppError> {
  const entries = handedEvidence(db, round);
  if (!entries.ok) return entries;
  const looks = pictureLooks(db);
  const unseen = new Map<string, string>();
  for (const { value, here } of entries.value) {
    if (value.file === null || !here || looks.has(value.file.sha256)) continue;
    if (value.file.mediatype.startsWith('image/')) unseen.set(value.file.sha256, value.file.name);
  }
  return ok({
    entries: entries.value,
    twins: [...sameFiles(entries.value), ...samePictures(entries.value, looks)],
    unseen: [...unseen].map(([sha256, name]) => ({ sha256, name })),
  });
}

/** Notes how a picture looks. */
export function notePicture(
  { sha256, look }: { readonly sha256: string; readonly look: string | null },
  { db }: Pick<Context, 'db'>,
): Result<null, AppError> {
  putPictureLook(db, sha256, look);
  return ok(null);
}
