import { createHash } from 'node:crypto';
import type { ResultDigest, UnitResult } from '../../../../shared/model/result.ts';
import { canonicalJson } from '../../../../shared/package-format/canonical-json.ts';
import { digitsOf } from '../../../../shared/package-format/digits.ts';
import type { Database } from '../../store/connection.ts';
import { lastPrinted } from '../../store/printed-results.ts';
import type { Scored } from './round-result.ts';

function hashOf(scored: Scored, unit: UnitResult, number: number): Buffer {
  const bound = {
    round: scored.content.id,
    package: scored.package,
    unit: unit.unit,
    number,
    mode: unit.mode,
    total: [unit.total.status, unit.total.exact],
    // Only where rules beyond the tree speak, so that the digest of every other sheet stays what it was.
    ...(unit.bonus === undefined ? {} : { bonus: unit.bonus.exact }),
    ...(unit.band?.limited === undefined ? {} : { band: unit.band.min }),
    leaves: unit.leaves.map((leaf) => [leaf.code, leaf.status, leaf.exact]),
  };
  return createHash('sha256').update(canonicalJson(bound)).digest();
}

/**
 * What binds a sheet of paper to the data: SHA-256 of the canonical JSON of a street's result. The number of the
 * preliminary result stays while the result is the one printed last, and rises by one when it differs.
 */
export function digestOf(db: Database, scored: Scored, unit: UnitResult): ResultDigest {
  const round = scored.content.id;
  const last = lastPrinted(db, round, unit.unit);
  const isSame = last !== undefined && hashOf(scored, unit, last.number).toString('hex') === last.sha256;
  const number = last === undefined ? 1 : isSame ? last.number : last.number + 1;
  const hash = hashOf(scored, unit, number);
  const sha256 = hash.toString('hex');
  return { digits: digitsOf(hash), sha256, qr: `JP1:${round}:${unit.unit}:${number}:${sha256}`, number };
}
