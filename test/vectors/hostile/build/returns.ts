import { canonicalJson } from '../../../../shared/package-format/canonical-json.ts';
import { RETURN } from '../../../../shared/package-format/return-ticket.ts';
import type { NewPackage } from '../../../../electron/backend/packages/write-package.ts';
import { backWith, bytesOf, chainOf, OTHER, SIGNER } from '../../../backend/packages/fixture.ts';
import type { HostileCase } from './case.ts';

const TICKET = {
  unit: '110102001',
  form: 'self',
  leaves: ['A1.1.1'],
  reason: '请补充街面整洁的现场照片。',
  submission: chainOf(2)[1]!.hash,
};

/** A return ticket with this content, from the office of the corpus to its computer. */
function ticket(content: unknown, changes: Partial<NewPackage> = {}): Promise<Buffer> {
  const { log: _log, ...input } = backWith([]);
  const bytes = Buffer.from(typeof content === 'string' ? content : canonicalJson(content));
  return bytesOf({
    ...input,
    kind: 'office',
    id: '01930000-0000-7000-8000-000000000401',
    aud: [SIGNER.kid],
    signer: { device: 'office-1', kid: OTHER.kid },
    sign: OTHER,
    resources: [{ path: RETURN, mediatype: 'application/json', role: 'return', bytes }],
    ...changes,
  });
}

/** The return ticket of the good files. */
export function goodTicket(): Promise<Buffer> {
  return ticket(TICKET);
}

const { submission: _submission, ...unnamed } = TICKET;
const forged = { sign: SIGNER, signer: { device: 'office-1', kid: SIGNER.kid } };

type Row = readonly [number | null, string, string, HostileCase['code'], () => Promise<Buffer>];
const ROWS: readonly Row[] = [
  [null, 'return', 'a return ticket', 'ok', goodTicket],
  [4, 'return-back', 'hand-over file offered as a return ticket', 'E_KIND', () => bytesOf(backWith(chainOf(2)))],
  [42, 'return-stranger', 'signed by a computer', 'H_KEY_UNKNOWN', () => ticket(TICKET, forged)],
  [57, 'return-other', 'for another computer', 'E_AUD', () => ticket(TICKET, { aud: [OTHER.kid] })],
  [23, 'return-empty', 'says nothing', 'E_CONTENT_LIST', () => ticket(TICKET, { resources: [] })],
  [64, 'return-unnamed', 'names no submission', 'E_SCHEMA', () => ticket(unnamed)],
  [64, 'return-member', 'unknown member', 'E_SCHEMA', () => ticket({ ...TICKET, more: 1 })],
  [64, 'return-reason', 'no reason', 'E_SCHEMA', () => ticket({ ...TICKET, reason: '          ' })],
  [62, 'return-spaces', 'content with spaces', 'E_JSON_CANON', () => ticket(JSON.stringify(TICKET, null, 1))],
];

/** Return tickets, good and bad, as the computer reads them that they are for. */
export async function returnCases(): Promise<readonly HostileCase[]> {
  const cases: HostileCase[] = [];
  for (const [row, name, what, code, build] of ROWS) {
    cases.push({ row, name, what, kind: 'office', reader: 'computer', code, bytes: await build() });
  }
  return cases;
}
