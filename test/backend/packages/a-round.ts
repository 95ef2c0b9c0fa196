import { readFileSync } from 'node:fs';
import { RoundContent } from '../../../shared/model/round.ts';
import type { SignedRoot } from '../../../shared/package-format/root.ts';
import { splitRound } from '../../../shared/package-format/round-content.ts';
import type { NewPackage } from '../../../electron/backend/packages/write-package.ts';
import { rootsOf } from '../../support/roots.ts';
import { backWith, DEVICE, OTHER, ROUND, SIGNER } from './fixture.ts';

const sets = new URL('../../../resources/indicator-sets/', import.meta.url);

/** A round on the shipped indicator set with one admitted computer. */
export function aRound(changes: Partial<RoundContent> = {}): RoundContent {
  return RoundContent.parse({
    id: ROUND,
    name: { zh: '测试轮次', en: 'Test round' },
    period: { from: '2026-10-01', to: '2026-12-31' },
    simulated: false,
    units: ['110102001'],
    sources: ['SELF', 'REVIEW'],
    policy: {
      mode: 'weighted',
      precision: 'display',
      requiredReviewers: 2,
      allDepartmentsRequired: true,
      encryption: 'none',
      office: '区委编办',
    },
    template: JSON.parse(readFileSync(new URL('xicheng-2021.template.json', sets), 'utf8')) as unknown,
    communities: [{ code: '110102001001', zh: '某社区', street: '110102001' }],
    assignments: { departments: {}, reviewers: { '110102001': ['p1', 'p2'] }, excluded: [], deadlines: {} },
    parameters: { '110102001': { staff: '120' } },
    roster: {
      persons: [{ id: 'p1', name: '张三', post: '科员' }],
      devices: [
        {
          id: 'device-2',
          label: '一号',
          role: 'street',
          kid: OTHER.kid,
          jwk: OTHER.jwk,
          persons: ['p1'],
          units: ['110102001'],
          departments: [],
        },
      ],
    },
    formRev: 1,
    ...changes,
  });
}

export const ROOTS = await rootsOf(SIGNER);

/** A round package, signed by the first test key as the office's. */
export function roundPackage(content: RoundContent = aRound(), roots: readonly SignedRoot[] = ROOTS): NewPackage {
  const { log: _log, ...input } = backWith([]);
  return {
    ...input,
    kind: 'round',
    aud: [],
    signer: { device: DEVICE, kid: SIGNER.kid },
    critical: content.simulated ? ['rehearsal'] : [],
    resources: splitRound(content, roots).map(({ path, role, json }) => ({
      path,
      role,
      mediatype: 'application/json',
      bytes: Buffer.from(json, 'utf8'),
    })),
  };
}
