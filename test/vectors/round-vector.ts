import { RoundContent } from '../../shared/model/round.ts';
import { ROOT_FORMAT, type RootDocument, type SignedRoot } from '../../shared/package-format/root.ts';
import { splitRound } from '../../shared/package-format/round-content.ts';
import type { Signer } from '../../electron/backend/crypto/key-ring.ts';
import { signRoot } from '../../electron/backend/packages/root-chain.ts';
import { sha256Hex } from '../../electron/backend/packages/records.ts';
import { containerBytes, signedParts, type NewPackage } from '../../electron/backend/packages/write-package.ts';
import { backWith, DEVICE, OTHER, ROUND, SIGNER, signerFrom } from '../backend/packages/fixture.ts';
import { fixedKey } from './fixed-age.ts';

/** Test 3 of RFC 8032, §7.1: the first root key. */
export const ROOT = signerFrom(Buffer.from('c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7', 'hex'));
/** Test SHA(abc) of RFC 8032, §7.1: the root key that the second version adds. */
export const NEXT_ROOT = signerFrom(
  Buffer.from('833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42', 'hex'),
);
const primary = await fixedKey('primary');
const backup = await fixedKey('backup');
const device = await fixedKey('device');

/** A root document with these root keys; the office key of the vectors signs packages. */
export function rootOf(
  version: number,
  before: SignedRoot | null,
  rootKeys: readonly Signer[],
  changes: Partial<RootDocument> = {},
): RootDocument {
  const keys = [...rootKeys, OTHER];
  return {
    format: ROOT_FORMAT,
    version,
    expires: '2029-12-31T16:00:00.000Z',
    keys: Object.fromEntries(keys.map(({ kid, jwk }) => [kid, jwk])),
    roles: {
      root: { kids: rootKeys.map(({ kid }) => kid), threshold: rootKeys.length },
      office: { kids: [OTHER.kid], threshold: 1 },
    },
    recipients: [
      { use: 'primary', age: primary.recipient },
      { use: 'backup', age: backup.recipient },
    ],
    prev_sha256: before ? sha256Hex(Buffer.from(before.payload, 'base64url')) : '0'.repeat(64),
    ...changes,
  };
}

/** Two versions: one root key at first, then two that must both sign. */
export async function goodRoots(): Promise<readonly [SignedRoot, SignedRoot]> {
  const first = await signRoot(rootOf(1, null, [ROOT]), [ROOT]);
  const second = await signRoot(rootOf(2, first, [ROOT, NEXT_ROOT]), [ROOT, NEXT_ROOT]);
  return [first, second];
}

const text = (zh: string, en: string) => ({ zh, en });
const grades = [
  { grade: 'A', ...text('好', 'good'), min: 85, default: 92 },
  { grade: 'B', ...text('一般', 'fair'), min: 60, default: 75 },
  { grade: 'C', ...text('差', 'poor'), min: 0, default: 40 },
];
const leaf = {
  code: 'A1.1.1',
  level: 3,
  parent: 'A1.1',
  ...text('街面整洁', 'clean streets'),
  weight: 100,
  method: {
    type: 'graded' as const,
    scale: 'grade4',
    anchors: grades.map(({ grade, zh, en }) => ({ grade, zh, en })),
  },
  evidence: [],
  onsite: text('看街面', 'look at the street'),
  naAllowed: true,
  contentBasis: 'explicit' as const,
  measureBasis: '',
  provenance: { sentences: [], facts: [] },
  sources: [
    { id: 'SELF' as const, weight: 40, role: 'score' as const, entry: 'method' as const },
    { id: 'REVIEW' as const, weight: 60, role: 'score' as const, entry: 'method' as const },
  ],
  departmentProposals: [],
};
const node = (code: string, level: number, parent: string | null) => ({
  code,
  level,
  parent,
  ...text(code, code),
  weight: 100,
  provenance: [],
});

/** The smallest round that the program accepts: one street, one item, one admitted computer. */
export function smallRound(changes: Partial<RoundContent> = {}): RoundContent {
  return RoundContent.parse({
    id: ROUND,
    name: text('测试轮次', 'Test round'),
    period: { from: '2026-10-01', to: '2026-12-31' },
    simulated: false,
    units: ['110102001'],
    sources: ['SELF', 'REVIEW'],
    policy: {
      mode: 'weighted',
      precision: 'display',
      requiredReviewers: 2,
      allDepartmentsRequired: true,
      encryption: 'required',
      office: '区委编办',
    },
    template: {
      schema: 'street-assessment-template',
      schemaVersion: '1.0',
      templateId: 'vector',
      version: '1.0',
      title: text('最小指标', 'Smallest template'),
      combination: {
        criticalRule: { enabled: false },
        discrepancy: {
          selfVsReview: { attention: 10, serious: 20 },
          twoEvaluators: { discuss: 10, thirdPerson: 20 },
        },
      },
      scales: { grade4: grades },
      resultBands: [],
      surveyRules: {
        minReport: {
          WORKER: { street: 5, showSmallSampleBelow: 30 },
          RESIDENT: { street: 30 },
          suppressBelow: 5,
        },
        confidence: 0.95,
        designEffect: 1,
      },
      articleSentences: [],
      articleFacts: [],
      nodes: [node('A1', 1, null), node('A1.1', 2, 'A1')],
      leaves: [leaf],
      questionnaires: [],
      streets: [
        {
          code9: '110102001',
          code12: '110102001000',
          ...text('某街道', 'A street'),
          short: '某',
          communities: 1,
          suggestedQuota: { WORKER: 1, RESIDENT: 1 },
          equalQuota: { WORKER: 1, RESIDENT: 1 },
        },
      ],
      sources: [],
      departments: [],
      unitParameters: [],
    },
    communities: [{ code: '110102001001', zh: '某社区', street: '110102001' }],
    assignments: { departments: {}, reviewers: {}, excluded: [], deadlines: {} },
    parameters: {},
    roster: {
      persons: [{ id: 'person-1', name: '张三', post: '科员' }],
      devices: [
        {
          id: DEVICE,
          label: '一号电脑',
          role: 'street',
          kid: SIGNER.kid,
          jwk: SIGNER.jwk,
          enc: device.recipient,
          persons: ['person-1'],
          units: ['110102001'],
          departments: [],
        },
      ],
    },
    formRev: 1,
    ...changes,
  });
}

/** The small round of an office that keeps its weights from streets; judgements of pairs go with the weights. */
export function hidingRound(): RoundContent {
  const content = smallRound();
  return smallRound({
    policy: { ...content.policy, hideWeights: true },
    template: {
      ...content.template,
      comparisons: { 'A1.1': { codes: ['A1.1.1'], people: [{ name: '张三', pairs: [] }] } },
    },
  });
}

/** What the program draws anew for each package. */
const SALT = 'AAECAwQFBgcICQoLDA0ODw';

/** A round package with any root chain, signed by the office key of the vectors unless said otherwise. */
export function roundWith(
  roots: readonly SignedRoot[],
  content: RoundContent = smallRound(),
  sign: Signer = OTHER,
): NewPackage {
  const { log: _log, ...input } = backWith([]);
  return {
    ...input,
    kind: 'round',
    id: '01930000-0000-7000-8000-000000000301',
    aud: [],
    signer: { device: 'office-1', kid: sign.kid },
    sign,
    critical: content.simulated ? ['rehearsal'] : [],
    resources: splitRound(content, roots, content.policy.hideWeights === true ? SALT : null).map(
      ({ path, role, json, omissible }) => ({
        path,
        role,
        mediatype: 'application/json',
        bytes: Buffer.from(json, 'utf8'),
        ...(omissible === undefined ? {} : { omissible }),
      }),
    ),
  };
}

/** The copy of a package that leaves out one resource; manifest and signature are those of the whole. */
export async function copyWithout(path: string, input: NewPackage): Promise<Buffer> {
  const entries = (await signedParts(input)).filter(({ name }) => name !== path);
  return Buffer.concat([...containerBytes(entries)]);
}
