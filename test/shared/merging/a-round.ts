import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { HashedRecord, LogRecord } from '../../../shared/model/record.ts';
import { GENESIS } from '../../../shared/model/genesis.ts';
import { RoundContent } from '../../../shared/model/round.ts';
import { Template } from '../../../shared/model/template.ts';
import type { DeviceRole, RosterDevice } from '../../../shared/model/round.ts';

const template = Template.parse(
  JSON.parse(
    readFileSync(new URL('../../../resources/indicator-sets/xicheng-2021.template.json', import.meta.url), 'utf8'),
  ),
);
export const UNIT = '110102001';
export const OTHER_UNIT = '110102003';

export function device(id: string, role: DeviceRole, more: Partial<RosterDevice> = {}): RosterDevice {
  return {
    id,
    label: id,
    role,
    kid: id.padEnd(43, 'k'),
    jwk: { kty: 'OKP', crv: 'Ed25519', x: id.padEnd(43, 'x') },
    persons: [`person-${id}`],
    units: [],
    departments: [],
    ...more,
  };
}

export function content(devices: readonly RosterDevice[]): RoundContent {
  return RoundContent.parse({
    id: 'round-1',
    name: { zh: '测试', en: 'Test' },
    period: { from: '2026-01-01', to: '2026-12-31' },
    simulated: true,
    units: [UNIT, OTHER_UNIT],
    sources: ['SELF', 'DEPT', 'WORKER', 'RESIDENT', 'REVIEW'],
    policy: {
      mode: 'weighted',
      precision: 'display',
      requiredReviewers: 2,
      allDepartmentsRequired: true,
      encryption: 'none',
      office: '编办',
    },
    template,
    communities: [],
    assignments: {
      departments: { 'A1.1.1': ['D1'], 'A1.1.2': ['D1', 'D2'] },
      reviewers: { [UNIT]: ['person-rev1', 'person-rev2'], [OTHER_UNIT]: ['person-rev1'] },
      excluded: [{ person: 'person-rev1', unit: OTHER_UNIT }],
      deadlines: {},
    },
    parameters: {},
    roster: { persons: [], devices },
    formRev: 1,
  });
}

/** Writes lines of one device as the product does: each names the hash of the one before. */
export function logOf(dev: string, from: readonly HashedRecord[] = []) {
  const lines: HashedRecord[] = [...from];
  return {
    lines,
    write(record: Partial<LogRecord> & Pick<LogRecord, 'slot'>): HashedRecord {
      const whole: LogRecord = {
        v: 1,
        id: `${dev}-${lines.length}`,
        dev,
        seq: lines.length + 1,
        prev: lines.at(-1)?.hash ?? GENESIS,
        by: `person-${dev}`,
        at: '2026-03-01T00:00:00Z',
        tz: '+08:00',
        op: 'put',
        parents: [],
        form_rev: 1,
        val: null,
        note: '',
        att: [],
        ...record,
      };
      const line = { hash: createHash('sha256').update(JSON.stringify(whole)).digest('hex'), record: whole };
      lines.push(line);
      return line;
    },
  };
}
