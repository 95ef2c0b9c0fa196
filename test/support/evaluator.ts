import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { createBackend, type Backend } from '../../electron/backend/create-backend.ts';
import type { Input, Method, Output } from '../../shared/contract/index.ts';
import type { AppError } from '../../shared/errors.ts';
import type { DraftValue } from '../../shared/model/response.ts';
import type { DeviceRole, RoundContent } from '../../shared/model/round.ts';
import { Template } from '../../shared/model/template.ts';
import type { Result } from '../../shared/result.ts';
import { createTestPorts, type TestPorts } from './ports.ts';

export const ROUND = 'round-0001';
export const UNIT = '110102001';
export const OTHER_UNIT = '110102003';

const TEMPLATE = new URL('../../resources/indicator-sets/xicheng-2021.template.json', import.meta.url);
let template: Template | undefined;

export function testTemplate(): Template {
  template ??= Template.parse(JSON.parse(readFileSync(TEMPLATE, 'utf8')));
  return template;
}

/** Calls a method and gives its value; a refusal fails the test with its code. */
export async function call<M extends Method>(
  backend: Pick<Backend, 'dispatch'>,
  method: M,
  input: Input<M>,
): Promise<Output<M>> {
  const answer = await ask(backend, method, input);
  if (!answer.ok) throw new Error(`${method}: ${JSON.stringify(answer.error)}`);
  return answer.value;
}

/** Calls a method and gives the whole Result. */
export async function ask<M extends Method>(
  backend: Pick<Backend, 'dispatch'>,
  method: M,
  input: Input<M>,
): Promise<Result<Output<M>, AppError>> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a page trusts its own host in the same way
  return (await backend.dispatch(method, input)) as Result<Output<M>, AppError>;
}

export async function open(root: string, ports: TestPorts = createTestPorts()): Promise<Backend> {
  const backend = await createBackend({ root, workspace: 'main', ports, workFactor: 10 });
  if (!backend.ok) throw new Error(JSON.stringify(backend.error));
  return backend.value;
}

export interface Admitted {
  readonly role: DeviceRole;
  readonly units?: readonly string[];
  readonly departments?: readonly string[];
}

/** Ten of everything that the office counts. */
function figures(): Record<string, string> {
  return Object.fromEntries(testTemplate().unitParameters.map((parameter) => [parameter.id, '10']));
}

/** An answer to a leaf with nothing missing. */
export function completeAnswer(code: string): DraftValue {
  const leaf = testTemplate().leaves.find((entry) => entry.code === code);
  const method = leaf?.method;
  switch (method?.type) {
    case 'graded':
      return { t: 'graded', grade: testTemplate().scales.grade4[0]?.grade ?? '', points: null };
    case 'ratio': {
      const { fixed, from } = method.denominator;
      const den = fixed?.toString() ?? (from.startsWith('param:') ? '10' : '20');
      return { t: 'ratio', num: '1', den };
    }
    case 'checklist': {
      const yes = method.answers[0]?.id ?? '';
      return { t: 'checklist', a: Object.fromEntries(method.items.map((item) => [item.id, yes])) };
    }
    case 'deduction':
      return { t: 'deduction', n: {}, none: true };
    case undefined:
      throw new Error(`no leaf ${code}`);
    default:
      return method satisfies never;
  }
}

/** A round of two streets in which one computer has a role; `person` reviews both streets. */
export function roundContent(device: string, person: string, kid: string, admitted: Admitted): RoundContent {
  return {
    id: ROUND,
    name: { zh: '测试轮', en: 'Test round' },
    period: { from: '2026-09-01', to: '2026-12-31' },
    simulated: true,
    units: [UNIT, OTHER_UNIT],
    sources: ['SELF', 'DEPT', 'WORKER', 'RESIDENT', 'REVIEW'],
    policy: {
      mode: 'weighted',
      precision: 'display',
      requiredReviewers: 2,
      allDepartmentsRequired: true,
      encryption: 'none',
      office: '西城区委编办',
    },
    template: testTemplate(),
    communities: [],
    assignments: {
      departments: { 'A1.1.2': ['D01'] },
      reviewers: { [UNIT]: [person], [OTHER_UNIT]: [person] },
      excluded: [{ person, unit: OTHER_UNIT }],
      deadlines: { [UNIT]: '2026-10-31' },
    },
    parameters: Object.fromEntries([UNIT, OTHER_UNIT].map((unit) => [unit, figures()])),
    roster: {
      persons: [{ id: person, name: '张三', post: '科员' }],
      devices: [
        {
          id: device,
          label: '一号机',
          role: admitted.role,
          kid,
          jwk: { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) },
          persons: [person],
          units: [...(admitted.units ?? [])],
          departments: [...(admitted.departments ?? [])],
        },
      ],
    },
    formRev: 1,
  };
}

/**
 * Writes a round straight into a closed store, as opening a package would: these tests are about answers, not about
 * packages. Uses Node's own SQLite, so that the app's code does not check itself.
 */
export function installRound(root: string, content: (device: string, person: string) => RoundContent, seq = 1): void {
  const db = new DatabaseSync(join(root, 'jieping.db'));
  const setting = (name: string): string =>
    String(db.prepare('SELECT value FROM setting WHERE name = ?').get(name)?.['value']);
  const text = JSON.stringify(content(setting('device'), setting('person')));
  const at = '2026-09-01T00:00:00.000Z';
  db.prepare(
    'INSERT INTO round (id, content, seq, changed, created_at) VALUES (?, ?, ?, 0, ?) ON CONFLICT DO NOTHING',
  ).run(ROUND, text, seq, at);
  db.prepare('INSERT INTO round_package VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
    ROUND,
    seq,
    'a'.repeat(64),
    'b'.repeat(64),
    text,
    'K'.repeat(43),
    '{}',
    'round.jpround',
    at,
  );
  db.close();
}

/** An evaluator's computer with the round opened and its role given. */
export async function evaluator(root: string, admitted: Admitted, ports = createTestPorts()): Promise<Backend> {
  const first = await open(root, ports);
  await call(first, 'setup.evaluator', { name: '张三', post: '科员' });
  first.close();
  installRound(root, (device, person) => roundContent(device, person, 'K'.repeat(43), admitted));
  return await open(root, ports);
}
