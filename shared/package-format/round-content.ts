import { z } from 'zod';
import { packageRefused, type AppError } from '../errors.ts';
import { RoundContent } from '../model/round.ts';
import { compileForm } from '../questionnaire/compile.ts';
import { ok, refuse, type Result } from '../result.ts';
import { canonicalJson } from './canonical-json.ts';
import { ROSTER } from './evidence.ts';
import { ROOT_CHAIN, ROOT_CHAIN_FORMAT, RootChainFile, type SignedRoot } from './root.ts';

export interface JsonResource {
  readonly path: string;
  readonly role: string;
  readonly json: string;
  /** The copy for streets leaves it out. */
  readonly omissible?: true;
}

const ROUND = 'data/round.json';
const INDICATORS = 'data/indicators.json';
/** All weights stand apart, so that a street's file may omit them. */
const WEIGHTS = 'data/weights.json';
const FORMS = 'data/forms.json';
const POLICY = 'data/policy.json';
const UNITS = 'data/units.json';
const ASSIGNMENTS = 'data/assignments.json';
/** Only in packages of a round that was cloned from an earlier one; readers that do not know it leave it alone. */
const PREVIOUS = 'data/previous.json';

const ROLES: Readonly<Record<string, string>> = {
  [ROUND]: 'round',
  [INDICATORS]: 'indicators',
  [WEIGHTS]: 'weights',
  [FORMS]: 'forms',
  [ROSTER]: 'roster',
  [POLICY]: 'policy',
  [UNITS]: 'units',
  [ASSIGNMENTS]: 'assignments',
  [ROOT_CHAIN]: 'root',
};

/** The resources of every round package, in the order they are written. */
export const ROUND_RESOURCES: readonly string[] = Object.keys(ROLES);
/** Everything that a reader of round packages knows. */
export const KNOWN_RESOURCES: readonly string[] = [...ROUND_RESOURCES, PREVIOUS];

function unweighted(template: RoundContent['template']): Record<string, unknown> {
  const { questionnaires: _forms, nodes, leaves, ...rest } = template;
  return {
    ...rest,
    nodes: nodes.map(({ weight: _weight, ...node }) => node),
    leaves: leaves.map(({ weight: _weight, sources, ...leaf }) => ({
      ...leaf,
      sources: sources.map(({ weight: _own, ...source }) => source),
    })),
  };
}

function weightsOf(template: RoundContent['template']) {
  return {
    nodes: template.nodes.map(({ code, weight }) => ({ code, weight })),
    leaves: template.leaves.map(({ code, weight, sources }) => ({
      code,
      weight,
      sources: sources.map((source) => ({ id: source.id, weight: source.weight })),
    })),
  };
}

/**
 * Splits a round and its office's root into the resources of its package; each text is canonical JSON. Where a copy
 * leaves the weights out, `salt` (random text) keeps anybody from guessing them by their hash, which it still lists.
 */
export function splitRound(
  content: RoundContent,
  roots: readonly SignedRoot[],
  salt: string | null = null,
): readonly JsonResource[] {
  const { id, name, period, simulated, sources } = content;
  // Judgements of pairs say as much as the weights that came of them.
  const { comparisons, ...open } = content.template;
  const secret = comparisons === undefined ? {} : { comparisons };
  const values: Readonly<Record<string, unknown>> = {
    [ROUND]: { id, name, period, simulated, sources },
    [INDICATORS]: unweighted(salt === null ? content.template : open),
    [WEIGHTS]: { ...weightsOf(content.template), ...(salt === null ? {} : { salt, ...secret }) },
    [FORMS]: { formRev: content.formRev, questionnaires: content.template.questionnaires },
    [ROSTER]: content.roster,
    [POLICY]: content.policy,
    [UNITS]: { units: content.units, communities: content.communities, parameters: content.parameters },
    [ASSIGNMENTS]: content.assignments,
    [ROOT_CHAIN]: { format: ROOT_CHAIN_FORMAT, roots },
  };
  const always = ROUND_RESOURCES.map((path) => {
    const resource = { path, role: ROLES[path] ?? 'info', json: canonicalJson(values[path]) };
    return path === WEIGHTS && salt !== null ? { ...resource, omissible: true as const } : resource;
  });
  const { previous } = content;
  if (previous === undefined) return always;
  return [...always, { path: PREVIOUS, role: 'previous', json: canonicalJson(previous) }];
}

const Coded = z.looseObject({ code: z.string() });
const Parts = {
  round: z.strictObject({
    id: z.unknown(),
    name: z.unknown(),
    period: z.unknown(),
    simulated: z.unknown(),
    sources: z.unknown(),
  }),
  indicators: z.looseObject({
    nodes: z.array(Coded),
    leaves: z.array(Coded.extend({ sources: z.array(z.looseObject({ id: z.string() })) })),
  }),
  weights: z.strictObject({
    nodes: z.array(z.strictObject({ code: z.string(), weight: z.number() })),
    leaves: z.array(
      z.strictObject({
        code: z.string(),
        weight: z.number(),
        sources: z.array(z.strictObject({ id: z.string(), weight: z.number() })),
      }),
    ),
    salt: z.string().max(64).exactOptional(),
    comparisons: z.unknown().optional(),
  }),
  hiding: z.looseObject({ hideWeights: z.literal(true) }),
  forms: z.strictObject({ formRev: z.unknown(), questionnaires: z.unknown() }),
  units: z.strictObject({ units: z.unknown(), communities: z.unknown(), parameters: z.unknown() }),
};

type Weighed<T> = T & { readonly weight: number };

/** Puts the weights back, item by item; null if the two lists do not name the same items in the same order. */
function weigh<T>(
  items: readonly T[],
  weights: readonly { readonly weight: number }[],
  isSame: (index: number) => boolean,
): readonly Weighed<T>[] | null {
  if (items.length !== weights.length) return null;
  const weighed: Weighed<T>[] = [];
  for (const [index, item] of items.entries()) {
    const weight = weights[index];
    if (!weight || !isSame(index)) return null;
    weighed.push({ ...item, weight: weight.weight });
  }
  return weighed;
}

function joinTemplate(
  indicators: z.infer<typeof Parts.indicators>,
  weights: z.infer<typeof Parts.weights>,
  questionnaires: unknown,
): unknown {
  const nodes = weigh(indicators.nodes, weights.nodes, (i) => indicators.nodes[i]?.code === weights.nodes[i]?.code);
  const leaves = weigh(
    indicators.leaves,
    weights.leaves,
    (i) => indicators.leaves[i]?.code === weights.leaves[i]?.code,
  );
  if (!nodes || !leaves) return null;
  const complete: unknown[] = [];
  for (const [index, leaf] of leaves.entries()) {
    const own = weights.leaves[index]?.sources ?? [];
    const sources = weigh(leaf.sources, own, (i) => leaf.sources[i]?.id === own[i]?.id);
    if (!sources) return null;
    complete.push({ ...leaf, sources });
  }
  const { comparisons } = weights;
  return {
    ...indicators,
    nodes,
    leaves: complete,
    questionnaires,
    ...(comparisons === undefined ? {} : { comparisons }),
  };
}

/** Weights for a copy that holds none: 0 everywhere. */
function noWeights(indicators: z.infer<typeof Parts.indicators>): z.infer<typeof Parts.weights> {
  return {
    nodes: indicators.nodes.map(({ code }) => ({ code, weight: 0 })),
    leaves: indicators.leaves.map(({ code, sources }) => ({
      code,
      weight: 0,
      sources: sources.map(({ id }) => ({ id, weight: 0 })),
    })),
  };
}

/**
 * Puts a round together again from the parsed resources of its package, path → value, and checks the whole.
 * Refusals: E_CONTENT_LIST (a resource is missing), E_SCHEMA; `at` names the resource or the member.
 */
export function joinRound(
  resources: ReadonlyMap<string, unknown>,
): Result<{ readonly content: RoundContent; readonly roots: readonly SignedRoot[] }, AppError> {
  const hidden = !resources.has(WEIGHTS) && Parts.hiding.safeParse(resources.get(POLICY)).success;
  const missing = ROUND_RESOURCES.find((path) => !resources.has(path) && !(hidden && path === WEIGHTS));
  if (missing !== undefined) return refuse(packageRefused('E_CONTENT_LIST', missing));
  const round = Parts.round.safeParse(resources.get(ROUND));
  if (!round.success) return refuse(packageRefused('E_SCHEMA', ROUND));
  const indicators = Parts.indicators.safeParse(resources.get(INDICATORS));
  if (!indicators.success) return refuse(packageRefused('E_SCHEMA', INDICATORS));
  const weights = Parts.weights.safeParse(hidden ? noWeights(indicators.data) : resources.get(WEIGHTS));
  if (!weights.success) return refuse(packageRefused('E_SCHEMA', WEIGHTS));
  const forms = Parts.forms.safeParse(resources.get(FORMS));
  if (!forms.success) return refuse(packageRefused('E_SCHEMA', FORMS));
  const units = Parts.units.safeParse(resources.get(UNITS));
  if (!units.success) return refuse(packageRefused('E_SCHEMA', UNITS));
  const chain = RootChainFile.safeParse(resources.get(ROOT_CHAIN));
  if (!chain.success) return refuse(packageRefused('E_SCHEMA', ROOT_CHAIN));
  const content = RoundContent.safeParse({
    ...round.data,
    ...units.data,
    formRev: forms.data.formRev,
    policy: resources.get(POLICY),
    roster: resources.get(ROSTER),
    assignments: resources.get(ASSIGNMENTS),
    template: joinTemplate(indicators.data, weights.data, forms.data.questionnaires),
    ...(hidden ? { weightsHidden: true } : {}),
    ...(resources.has(PREVIOUS) ? { previous: resources.get(PREVIOUS) } : {}),
  });
  if (!content.success) return refuse(packageRefused('E_SCHEMA', content.error.issues[0]?.path.join('.') ?? ''));
  const broken = content.data.template.questionnaires.some(({ form }) => form !== undefined && !compileForm(form).ok);
  if (broken) return refuse(packageRefused('E_SCHEMA', FORMS));
  return ok({ content: content.data, roots: chain.data.roots });
}
