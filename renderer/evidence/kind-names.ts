import { useTranslation } from 'react-i18next';
import { isKindCode, kindCode } from '../../shared/model/evidence-kinds.ts';

/** Says a kind of evidence in the language of the screen; one that only its template knows stays as it is there. */
export function useKindName(): (kind: string) => string {
  const { t } = useTranslation('evidence');
  return (kind) => {
    const code = kindCode(kind);
    return isKindCode(code) ? t(`kind.${code}`) : code;
  };
}
