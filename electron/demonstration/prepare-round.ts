import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileRef } from '../../shared/contract/files.ts';
import { SOURCES } from '../../shared/model/ids.ts';
import type { RoundContent } from '../../shared/model/round.ts';
import { openComputer, pathOf, Refused, type Computer } from './computer.ts';
import type { Demonstration } from './demonstration.ts';
import { missingFigures, syntheticFigures } from './figures.ts';
import { SIMULATED } from './marked.ts';
import { planDevices, reviewersOf, type PlannedDevice } from './plan-devices.ts';

const NAME = {
  zh: `2021年西城区街道管理体制改革评估（${SIMULATED}）`,
  en: 'Xicheng street management reform assessment 2021 (simulated)',
};
const PERIOD = { from: '2021-01-01', to: '2021-12-31' };
const DEADLINE = '2021-12-20';
const OFFICE = `西城区委编办（${SIMULATED}）`;

export interface PreparedRound {
  readonly id: string;
  readonly content: RoundContent;
  readonly devices: readonly PlannedDevice[];
  readonly package: FileRef;
  /** What stands on the office's notice. */
  readonly digits: string;
}

/** First start of the office's computer and a new simulated round: over the default template, or the one given. */
async function makeRound(office: Computer, { passphrase, units, round }: Demonstration): Promise<string> {
  const named = round?.policy.office ?? OFFICE;
  await office.call('setup.office', { name: '模拟人员00', post: '主任', office: named, passphrase });
  const { id } = await office.call('rounds.create', {
    name: round?.name ?? NAME,
    period: round?.period ?? PERIOD,
    units: [...units],
    sources: [...SOURCES],
    mode: round?.policy.mode ?? 'weighted',
    simulated: true,
  });
  if (round !== undefined) await takeSystemOf(office, id, round);
  return id;
}

/** The office takes the system over from a file, as it would take over anybody's, and says who judges what. */
async function takeSystemOf(office: Computer, id: string, round: RoundContent): Promise<void> {
  const path = join(office.backend.paths.outbox, 'system.json');
  writeFileSync(path, JSON.stringify(round.template));
  const file = office.backend.files.register(path, 'system.json');
  const { design, faults } = await office.call('designs.import', { round: id, base: 0, file });
  if (design === null) {
    const detail = faults.map((fault) => fault.column).join(' ');
    throw new Refused('designs.import', { code: 'not_ready', what: 'design_unsound', detail });
  }
  await office.call('designs.adopt', { round: id, base: design.revision });
  await office.call('rounds.savePolicy', { round: id, policy: round.policy });
  await office.call('rounds.saveAssignments', { round: id, assignments: { ...round.assignments, deadlines: {} } });
}

/** First start of a computer, its request, and its admission by the office. Gives the id of its person. */
async function enrol(demonstration: Demonstration, office: Computer, round: string, device: PlannedDevice) {
  const computer = await openComputer(demonstration.folderOf(device), demonstration.ports, 'main');
  try {
    await computer.call('setup.evaluator', { name: device.person, post: device.post });
    const asked = await computer.call('devices.request', {});
    const file = office.backend.files.register(pathOf(computer, asked), asked.name);
    const { request } = await office.call('devices.readRequest', { round, file });
    const { digits } = await computer.call('devices.own', {});
    const admitted = await office.call('devices.admit', {
      round,
      request,
      role: device.role,
      person: null,
      units: [...device.units],
      departments: [...device.departments],
      digits,
    });
    return admitted.persons[0] ?? '';
  } finally {
    computer.close();
  }
}

/** The office makes a round, admits everybody, says who does what, enters the figures, and issues the package. */
export async function prepareRound(demonstration: Demonstration, office: Computer): Promise<PreparedRound> {
  const { seed, passphrase, step, round: given } = demonstration;
  step('制作评估轮', 'making the round');
  const id = await makeRound(office, demonstration);
  const first = await office.call('rounds.get', { round: id });
  const devices = planDevices(first.content);
  const persons = new Map<string, string>();
  for (const device of devices) {
    step(`登记计算机：${device.post}`, `admitting ${device.key}`);
    persons.set(device.key, await enrol(demonstration, office, id, device));
  }
  const { content } = await office.call('rounds.get', { round: id });
  await office.call('rounds.saveAssignments', {
    round: id,
    assignments: {
      ...content.assignments,
      reviewers: Object.fromEntries(
        content.units.map((unit, index) => {
          const keys = reviewersOf(index, content.policy.requiredReviewers);
          return [unit, keys.map((key) => persons.get(key) ?? '')];
        }),
      ),
      deadlines: Object.fromEntries(
        content.units.map((unit) => [unit, given === undefined ? DEADLINE : content.period.to]),
      ),
    },
  });
  const parameters =
    given === undefined ? syntheticFigures(content, seed) : missingFigures(content, given.parameters, seed);
  await office.call('rounds.saveParameters', { round: id, parameters });
  step('签发评估包', 'issuing the round package');
  const issued = await office.call('rounds.issue', { round: id, passphrase });
  const final = await office.call('rounds.get', { round: id });
  const { root } = await office.call('keys.state', {});
  return { id, content: final.content, devices, package: issued.file, digits: root?.digits ?? '' };
}
