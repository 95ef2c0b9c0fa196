import { useTranslation } from 'react-i18next';
import { burdenOf, roundedTime } from '../../../shared/rules/burden.ts';
import { useSheetEvidence } from '../../evidence/use-sheet-evidence.ts';
import type { SheetTarget } from '../../session/sheet-target.ts';
import type { SheetView } from './use-sheet-view.ts';

/** What is still required in a sheet, and about how long it takes. */
export function BurdenLine({ target, view }: { readonly target: SheetTarget; readonly view: SheetView }) {
  const { t } = useTranslation('filling');
  const { list } = useSheetEvidence(target);
  const statesAre = (state: string) =>
    new Set(view.leaves.map(({ code }) => code).filter((code) => view.stateOf(code) === state));
  const { answers, papers, minutes } = burdenOf(view.leaves, target.form, {
    done: statesAre('complete'),
    notApplicable: statesAre('na'),
    there: new Set(list.flatMap(({ value }) => value.items)),
  });
  if (answers === 0 && papers === 0) return null;
  const time = roundedTime(minutes);
  const about =
    time.hours === 0
      ? t('burden.minutes', { minutes: time.minutes })
      : time.minutes === 0
        ? t('burden.hours', { hours: time.hours })
        : t('burden.both', { hours: time.hours, minutes: time.minutes });
  const what = [
    answers === 0 ? '' : t('burden.answers', { count: answers }),
    papers === 0 ? '' : t('burden.papers', { count: papers }),
  ].filter((part) => part !== '');
  return <p className="hint burden">{t('burden.line', { what: what.join(t('burden.and')), about })}</p>;
}
