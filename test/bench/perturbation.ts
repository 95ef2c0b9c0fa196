import { readUnits } from '../../shared/scoring/table/read-units.ts';
import { perturbTotals } from '../../shared/scoring/sensitivity/perturb.ts';
import type { LeafScores } from '../../shared/scoring/sensitivity/totals.ts';
import { compositeTree, type CompositeTree } from '../../shared/scoring/composite/composite-tree.ts';
import { normaliseColumn } from '../../shared/scoring/normalise/normalise.ts';
import { HAVE_REFERENCE, numberOf, referenceRows } from '../support/reference.ts';
import { alternate, timed, type Measurement } from './measurement.ts';
import { roundData, roundIndicators } from './street-tables.ts';

const RUNS = 1_000;
const BASE = { kind: 'minmax', low: 1, high: 100 } as const;

interface Case {
  readonly tree: CompositeTree;
  readonly units: LeafScores;
}

function round(gaps: number): Case {
  const { tree, meta } = roundIndicators();
  const units = readUnits(roundData(15, gaps), [...meta.keys()]);
  if (!units.ok) throw new Error(JSON.stringify(units.error));
  const { codes, columns } = units.value;
  return { tree, units: codes.map((_, unit) => tree.codes.map((code) => columns.get(code)?.[unit] ?? null)) };
}

/** 51 units, 49 indicators, 4 levels; null where the data set is not at hand. */
function asem(): Case | null {
  if (!HAVE_REFERENCE) return null;
  const meta = referenceRows('coinr/asem_iMeta.csv').filter(({ Type }) => Type === 'Indicator' || Type === 'Aggregate');
  const built = compositeTree(
    meta.map((row) => ({
      code: row['iCode'] ?? '',
      parent: row['Parent'] === '' ? null : (row['Parent'] ?? null),
      weight: Number(row['Weight']),
    })),
  );
  if (!built.ok) throw new Error(JSON.stringify(built.error));
  const tree = built.value;
  const rows = referenceRows('coinr/asem_iData.csv');
  const columns = new Map(
    meta.map((row) => {
      const code = row['iCode'] ?? '';
      const about = { direction: row['Direction'] === '-1' ? -1 : 1, goalposts: null } as const;
      return [
        code,
        normaliseColumn(
          rows.map((unit) => numberOf(unit[code])),
          about,
          BASE,
        ).values,
      ] as const;
    }),
  );
  return { tree, units: rows.map((_, unit) => tree.codes.map((code) => columns.get(code)?.[unit] ?? null)) };
}

function perturb({ tree, units }: Case): void {
  const spreads = perturbTotals(tree, units, { seed: 2725, factor: 0.25, runs: RUNS });
  if (spreads.length !== units.length || spreads.includes(null)) throw new Error('not every unit has a spread');
}

/** What nobody can do without: one product and one addition for each leaf, unit and run. */
function bareSums({ tree, units }: Case): () => void {
  const leaves = tree.leaves.length;
  const values = Float64Array.from(units.flatMap((unit) => tree.leaves.map((leaf) => unit[leaf] ?? 0)));
  const weights = Float64Array.from(tree.leaves, (leaf) => tree.weight[leaf] ?? 0);
  return () => {
    let seen = 0;
    for (let run = 0; run < RUNS; run += 1) {
      for (let at = 0; at < values.length;) {
        let sum = 0;
        for (let leaf = 0; leaf < leaves; leaf += 1) {
          sum += (weights[leaf] ?? 0) * (values[at] ?? 0);
          at += 1;
        }
        seen += sum;
      }
    }
    if (!(seen > 0)) throw new Error('nothing was summed');
  };
}

/** What 1,000 perturbations of the weights cost beside 1,000 bare weighted sums. */
export async function measure(): Promise<Measurement> {
  const [own, gappy, foreign] = [round(0), round(0.025), asem()];
  const bare = bareSums(own);
  const sides = await alternate(
    {
      '1,000 perturbations': () => timed(() => perturb(own)),
      '1,000 bare weighted sums': () => timed(bare),
      'one cell in 40 empty, 1,000 perturbations': () => timed(() => perturb(gappy)),
      ...(foreign === null ? {} : { 'ASEM, 1,000 perturbations': () => timed(() => perturb(foreign)) }),
    },
    { rounds: 41, warmUp: 100 },
  );
  const missing = foreign === null ? ['The ASEM data set was not at hand.'] : [];
  return {
    title: 'weights perturbed 1,000 times ÷ 1,000 bare weighted sums',
    unit: '15 streets × 41 leaves × 1,000 sets of weights (ASEM: 51 units × 49 indicators, 4 levels)',
    sides,
    ratios: [
      {
        label: 'perturbations ÷ bare sums',
        over: '1,000 perturbations',
        under: ['1,000 bare weighted sums'],
        aim: { most: 5 },
      },
    ],
    notes: [
      'The round is complete, as a final one is. A perturbation draws 57 weights, works out the effective ones for each pattern of gaps, sums, ranks all units, and at the end sorts for quantiles and counts how often rank stays. The bare sums do one product and one addition for each leaf, unit and run.',
      ...missing,
    ],
  };
}
