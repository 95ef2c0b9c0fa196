import type { MethodName } from '../model/methods.ts';
import type { Grade, Leaf, LeafSource, Method } from '../model/template.ts';

/** An empty method, ready to be filled in. */
export function newMethod(type: MethodName, grades: readonly Grade[]): Method {
  switch (type) {
    case 'graded':
      return {
        type,
        scale: 'grade4',
        anchors: grades.map(({ grade }) => ({ grade, zh: '', en: '' })),
      };
    case 'ratio':
      return {
        type,
        numerator: { zh: '', en: '', unit: '项' },
        denominator: { zh: '', en: '', unit: '项', fixed: null, from: 'entered' },
        direction: 'higher',
        floorPercent: 0,
        targetPercent: 100,
        numeratorAboveDenominator: 'invalid',
      };
    case 'checklist':
      return {
        type,
        answers: [
          { id: 'yes', zh: '是', en: 'Yes', points: 1 },
          { id: 'partly', zh: '部分', en: 'Partly', points: 0.5 },
          { id: 'no', zh: '否', en: 'No', points: 0 },
          { id: 'na', zh: '不涉及', en: 'Not applicable', points: null },
        ],
        items: [{ id: 'i1', zh: '', en: '', critical: false }],
      };
    case 'deduction':
      return { type, base: 100, floor: 0, rules: [{ id: 'r1', zh: '', en: '', points: 5, per: '每次', cap: 100 }] };
    default:
      return type satisfies never;
  }
}

/** Who judges a new leaf until the office says otherwise: the street a little, the review most. */
const SOURCES: readonly LeafSource[] = [
  { id: 'SELF', weight: 20, role: 'score', entry: 'method' },
  { id: 'REVIEW', weight: 80, role: 'score', entry: 'method' },
];

export function newLeaf(
  code: string,
  place: { readonly parent: string; readonly level: number; readonly weight: number },
  name: { readonly zh: string; readonly en: string },
  method: Method,
): Leaf {
  return {
    code,
    ...place,
    ...name,
    method,
    evidence: [],
    onsite: { zh: '', en: '' },
    naAllowed: false,
    contentBasis: 'interpretive',
    measureBasis: 'inferred',
    provenance: { sentences: [], facts: [] },
    sources: SOURCES.map((source) => ({ ...source })),
    departmentProposals: [],
  };
}
