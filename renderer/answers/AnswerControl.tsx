import type { Gap } from '../../shared/contract/responses.ts';
import type { LeafForm } from '../../shared/model/ids.ts';
import type { DraftValue } from '../../shared/model/response.ts';
import type { RoundContent } from '../../shared/model/round.ts';
import type { Leaf } from '../../shared/model/template.ts';
import { answerKind } from '../../shared/rules/answer-kind.ts';
import { denominatorOf } from '../../shared/scoring/methods/score-answer.ts';
import { ChecklistControl } from './ChecklistControl.tsx';
import { DeductionControl } from './DeductionControl.tsx';
import { GradedControl } from './GradedControl.tsx';
import { PointsControl } from './PointsControl.tsx';
import { RatioControl } from './RatioControl.tsx';

interface Props {
  readonly content: RoundContent;
  readonly unit: string;
  readonly form: LeafForm;
  readonly leaf: Leaf;
  readonly value: DraftValue | null;
  readonly gaps: readonly Gap[];
  readonly locked: boolean;
  readonly onChange: (value: DraftValue) => void;
}

/** The control that fits how this source answers this item. */
export function AnswerControl({ content, unit, form, leaf, value, gaps, locked, onChange }: Props) {
  const rest = { gaps, locked, onChange };
  const { method } = leaf;
  if (answerKind(leaf, form) === 'points') {
    return <PointsControl method={null} draft={value?.t === 'points' ? value : null} {...rest} />;
  }
  switch (method.type) {
    case 'graded':
      return (
        <GradedControl
          method={method}
          scale={content.template.scales.grade4}
          draft={value?.t === 'graded' ? value : null}
          {...rest}
        />
      );
    case 'checklist':
      return <ChecklistControl method={method} draft={value?.t === 'checklist' ? value : null} {...rest} />;
    case 'ratio':
      return (
        <RatioControl
          method={method}
          given={denominatorOf(content, unit, leaf)}
          draft={value?.t === 'ratio' ? value : null}
          {...rest}
        />
      );
    case 'deduction':
      return <DeductionControl method={method} draft={value?.t === 'deduction' ? value : null} {...rest} />;
    default:
      return method satisfies never;
  }
}
