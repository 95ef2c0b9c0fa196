import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Desk } from '../../../shared/contract/responses.ts';
import { navigate, pathOf } from '../../session/navigation.ts';

/** For each department with several streets the way to all of them in one table. */
export function MatrixLinks({ desk }: { readonly desk: Desk }) {
  const { t } = useTranslation('filling');
  const raters = [
    ...new Set(desk.tasks.flatMap(({ form, rater }) => (form === 'dept' && rater !== null ? [rater] : []))),
  ];
  const several = raters.filter((rater) => desk.tasks.filter((task) => task.rater === rater).length > 1);
  if (several.length === 0) return null;
  return (
    <ul className="matrix-links">
      {several.map((rater) => {
        const sheets = desk.tasks.filter((task) => task.rater === rater);
        const of = sheets.reduce((sum, { leaves }) => sum + leaves.length, 0);
        const done = sheets.reduce((sum, { complete }) => sum + complete, 0);
        const name = desk.content.template.departments.find((one) => one.id === rater)?.zh ?? rater;
        return (
          <li key={rater}>
            <Button
              type={done < of ? 'primary' : 'default'}
              size="large"
              onClick={() => void navigate(pathOf('matrix', desk.round, rater))}
            >
              {t('home.matrix', { name })}
            </Button>
            <span className="figures">{t('home.matrixDone', { done, of })}</span>
          </li>
        );
      })}
    </ul>
  );
}
