import { join } from 'node:path';
import { systemDisk } from '../../../electron/backend/files/copy-checked.ts';
import type { Stick, SticksPort } from '../../../electron/backend/ports.ts';
import { backupTo } from '../../../electron/backend/store/backup.ts';
import { openDatabase } from '../../../electron/backend/store/open.ts';
import { call, open } from '../../support/evaluator.ts';
import type { TestPorts } from '../../support/ports.ts';
import { openOffice } from '../../support/round-trip.ts';

/** Gets ready in a workspace and gives what is to be interrupted. `near` says that it is about to change something. */
type Operation = (root: string, input: string, ports: TestPorts, near: () => void) => Promise<() => Promise<unknown>>;

export const STICK = 'stick-1';

/** A folder of the workspace as a stick. */
export function stickIn(root: string): SticksPort {
  const stick: Stick = {
    id: STICK,
    label: 'U',
    folder: join(root, 'stick'),
    freeBytes: 1_000_000_000,
    writable: true,
    fileLimit: null,
  };
  return { list: () => Promise.resolve([stick]), disk: systemDisk };
}

export const WIPE_REASON = { code: 'other', text: '结果公布期满，按规定清除问卷答案' } as const;

const OPENING = { appVersion: 'test', now: '2026-09-02T01:00:00.000Z' };

/** What a killed process can be busy with; `input` is the round or file that it is about. */
export const OPERATIONS: Readonly<Record<string, Operation | undefined>> = {
  /** `input`: round. */
  'handover.make': async (root, input, ports) => {
    const backend = await open(root, ports);
    return () => call(backend, 'handover.make', { round: input, submit: false });
  },
  /** `input`: round and path of the file, with a line feed between. */
  'intake.take': async (root, input, ports) => {
    const backend = await openOffice(root, ports);
    const [round = '', path = ''] = input.split('\n');
    const file = backend.files.register(path);
    return () => call(backend, 'intake.take', { round, file });
  },
  /** `input`: round and number of questionnaires, with a line feed between. */
  'wipes.wipe': async (root, input, ports, near) => {
    const backend = await openOffice(root, ports);
    backend.on((topic) => {
      if (topic === 'work.progress') near();
    });
    const [round = '', count = ''] = input.split('\n');
    return () => call(backend, 'wipes.wipe', { round, questionnaires: Number(count), reason: WIPE_REASON });
  },
  /** `input`: round and number of questionnaires, with a line feed between. */
  'wipes.wipeDesk': async (root, input, ports, near) => {
    const backend = await open(root, ports);
    // Said once the texts are gone and before the files go.
    backend.on((topic) => {
      if (topic === 'responses.changed') near();
    });
    const [round = '', count = ''] = input.split('\n');
    return () => call(backend, 'wipes.wipeDesk', { round, questionnaires: Number(count) });
  },
  /** `input`: path of the round package and the digits of the notice, with a line feed between. */
  'rounds.open': async (root, input, ports) => {
    const backend = await open(root, ports);
    const [path = '', digits = ''] = input.split('\n');
    const file = backend.files.register(path);
    return () => call(backend, 'rounds.open', { file, digits });
  },
  /** `input`: round. Writes the last made file onto the stick that is the folder `stick` of the workspace. */
  'sticks.write': async (root, input, ports) => {
    const backend = await open(root, { ...ports, sticks: stickIn(root) });
    const [made] = await call(backend, 'handover.list', { round: input });
    const file = await call(backend, 'handover.again', { round: input, id: made?.id ?? '' });
    return () => call(backend, 'sticks.write', { file, stick: STICK });
  },
  /** `input`: round and path of the file to add, with a line feed between. */
  'evidence.add': async (root, input, ports) => {
    const backend = await open(root, ports);
    const [round = '', path = ''] = input.split('\n');
    const { tasks } = await call(backend, 'responses.desk', { round });
    const { form, unit, rater, leaves } = tasks[0]!;
    const file = backend.files.register(path);
    const target = { round, form, unit, rater, leaf: leaves[0]!, file, notClassified: true } as const;
    return () => call(backend, 'evidence.add', target);
  },
  /** `input`: path of the receipt. */
  'handover.fromOffice': async (root, input, ports) => {
    const backend = await open(root, ports);
    const file = backend.files.register(input);
    return () => call(backend, 'handover.fromOffice', { file });
  },
  migrate: (root) =>
    Promise.resolve(async () => {
      const opened = await openDatabase(join(root, 'jieping.db'), OPENING);
      if (!opened.ok) throw new Error(opened.error.code);
    }),
  /** `input`: name of the copy inside the workspace. */
  backup: async (root, input) => {
    const opened = await openDatabase(join(root, 'jieping.db'), OPENING);
    if (!opened.ok) throw new Error(opened.error.code);
    return () => backupTo(opened.value.db, join(root, input));
  },
};
