import type { FileRef } from '../../shared/contract/files.ts';
import type { RoundContent } from '../../shared/model/round.ts';
import { openComputer, pathOf, type Computer } from './computer.ts';
import type { Demonstration } from './demonstration.ts';
import { syntheticFigures } from './figures.ts';
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

/** First start of the office's computer and a new simulated round over the whole default template. */
async function makeRound(office: Computer, { passphrase, units }: Demonstration): Promise<string> {
  await office.call('setup.office', { name: '模拟人员00', post: '主任', office: OFFICE, passphrase });
  const { id } = await office.call('rounds.create', {
    name: NAME,
    period: PERIOD,
    units: [...units],
    sources: ['SELF', 'DEPT', 'WORKER', 'RESIDENT', 'REVIEW'],
    mode: 'weighted',
    simulated: true,
  });
  return id;
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
  const { seed, passphrase, step } = demonstration;
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
        content.units.map((unit, index) => [unit, reviewersOf(index).map((key) => persons.get(key) ?? '')]),
      ),
      deadlines: Object.fromEntries(content.units.map((unit) => [unit, DEADLINE])),
    },
  });
  await office.call('rounds.saveParameters', { round: id, parameters: syntheticFigures(content, seed) });
  step('签发评估包', 'issuing the round package');
  const issued = await office.call('rounds.issue', { round: id, passphrase });
  const final = await office.call('rounds.get', { round: id });
  const { root } = await office.call('keys.state', {});
  return { id, content: final.content, devices, package: issued.file, digits: root?.digits ?? '' };
}
