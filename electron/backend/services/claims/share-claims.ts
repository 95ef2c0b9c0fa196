import { canonicalJson } from '../../../../shared/package-format/canonical-json.ts';
import type { ClaimBytes, ClaimsContent, StreetClaims } from '../../../../shared/package-format/claims.ts';
import { LIMITS } from '../../../../shared/package-format/limits.ts';
import type { StoredAttachment } from '../../files/attachment-files.ts';
import type { CollectedClaims, CollectedEvidence } from './collect-claims.ts';

/** What one file holds. */
export interface ClaimsFile {
  readonly content: ClaimsContent;
  /** By hash, each once. */
  readonly attachments: readonly StoredAttachment[];
}

/** Entries beside the attachments. */
const OTHER_ENTRIES = 20;

interface Measured {
  readonly claims: StreetClaims;
  readonly attachments: readonly StoredAttachment[];
  /** Bytes of the attachments, and of the JSON. */
  readonly bytes: number;
  readonly json: number;
}

/** As many of the files as there is room for, in their order. */
function fitting(evidence: readonly CollectedEvidence[], room: number): ReadonlyMap<string, StoredAttachment> {
  const inside = new Map<string, StoredAttachment>();
  let left = room;
  for (const { stored } of evidence) {
    if (stored === null || inside.has(stored.sha256) || stored.size > left) continue;
    if (inside.size >= LIMITS.entries - OTHER_ENTRIES) break;
    inside.set(stored.sha256, stored);
    left -= stored.size;
  }
  return inside;
}

function measure({ evidence, ...said }: CollectedClaims, room: number): Measured {
  const inside = fitting(evidence, room);
  const whereOf = ({ piece, stored }: CollectedEvidence): ClaimBytes => {
    if (piece.value.file === null) return 'none';
    if (stored === null) return 'missing';
    return inside.has(stored.sha256) ? 'inside' : 'office';
  };
  const claims = { ...said, evidence: evidence.map((one) => ({ ...one.piece, bytes: whereOf(one) })) };
  const attachments = [...inside.values()];
  return {
    claims,
    attachments,
    bytes: attachments.reduce((sum, { size }) => sum + size, 0),
    json: Buffer.byteLength(canonicalJson(claims)) + 1,
  };
}

/**
 * Shares streets out to as few files as it goes in their order; each file stands alone. `room`: bytes of attachments in
 * one file, 0 for titles only. Of a street that has more than that the rest stays at the office, and the file says so.
 */
export function shareClaims(streets: readonly CollectedClaims[], room: number): readonly ClaimsFile[] {
  const files: Measured[][] = [];
  const used = { bytes: 0, json: 0, entries: 0 };
  for (const street of streets) {
    const one = measure(street, room);
    const last = files.at(-1);
    const fits =
      used.bytes + one.bytes <= room &&
      used.json + one.json <= LIMITS.jsonResource - 100 &&
      used.entries + one.attachments.length <= LIMITS.entries - OTHER_ENTRIES;
    if (last === undefined || !fits) {
      files.push([one]);
      Object.assign(used, { bytes: 0, json: 0, entries: 0 });
    } else last.push(one);
    used.bytes += one.bytes;
    used.json += one.json;
    used.entries += one.attachments.length;
  }
  return files.map((group) => {
    const byHash = new Map(group.flatMap(({ attachments }) => attachments).map((one) => [one.sha256, one]));
    return {
      content: { streets: group.map(({ claims }) => claims) },
      attachments: [...byHash.values()].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1)),
    };
  });
}
