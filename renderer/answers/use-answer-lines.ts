import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResponseValue } from '../../shared/model/response.ts';
import type { RoundContent } from '../../shared/model/round.ts';
import { useLabel } from '../i18n/use-language.ts';
import { answerLines, type AnswerLine } from './answer-lines.ts';

/** Says answers in the words of the round's template and in the language of the screen. */
export function useAnswerLines(
  content: RoundContent,
): (leaf: string, value: ResponseValue | null) => readonly AnswerLine[] {
  const { t } = useTranslation('answers');
  const label = useLabel();
  return useCallback(
    (leaf, value) =>
      value === null
        ? []
        : answerLines(
            value,
            content.template.leaves.find((one) => one.code === leaf),
            content.template.scales.grade4,
            {
              label,
              grade: t('grade'),
              points: t('points'),
              notApplicable: t('notApplicable'),
              nothingDeducted: t('nothingDeducted'),
              times: (count) => t('times', { count }),
            },
          ),
    [content, label, t],
  );
}
