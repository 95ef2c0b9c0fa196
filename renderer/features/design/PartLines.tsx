import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.tsx';

export interface Part {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
}

/** Lines with a text in both languages and whatever else each of them has: evidence, checks, rules, levels. */
export function PartLines<P extends Part>(props: {
  readonly title: string;
  readonly parts: readonly P[];
  readonly onChange: (parts: P[]) => void;
  /** A new line; without it lines are neither added nor removed. */
  readonly make?: () => P;
  /** Lines that have to stay, and how many there may be. */
  readonly least?: number;
  readonly most?: number;
  readonly renderExtra?: (part: P, change: (part: P) => void) => ReactNode;
  /** What is wrong with a line, said below it. */
  readonly issuesAt?: (id: string) => readonly string[];
}) {
  const { t } = useTranslation('design');
  const { parts, onChange, make } = props;
  const put = (at: number, part: P) => {
    onChange(parts.map((one, index) => (index === at ? part : one)));
  };
  return (
    <fieldset className="part-lines">
      <legend>{props.title}</legend>
      <ul>
        {parts.map((part, at) => {
          const name = t('lineOf', { title: props.title, number: at + 1 });
          return (
            <li key={part.id}>
              <Input
                aria-label={t('inChinese', { name })}
                placeholder={t('zh')}
                maxLength={400}
                value={part.zh}
                onChange={(event) => {
                  put(at, { ...part, zh: event.target.value });
                }}
              />
              <Input
                aria-label={t('inEnglish', { name })}
                placeholder={t('en')}
                maxLength={600}
                value={part.en}
                onChange={(event) => {
                  put(at, { ...part, en: event.target.value });
                }}
              />
              {props.renderExtra?.(part, (next) => {
                put(at, next);
              })}
              {make === undefined ? null : (
                <Button
                  aria-label={t('removeLine', { name })}
                  disabled={parts.length <= (props.least ?? 0)}
                  onClick={() => {
                    onChange(parts.filter((_one, index) => index !== at));
                  }}
                >
                  <Icon name="cross" />
                </Button>
              )}
              {props.issuesAt?.(part.id).map((issue) => (
                <p key={issue} className="row-issue line-issue" role="status">
                  <Icon name="warning" />
                  {issue}
                </p>
              ))}
            </li>
          );
        })}
      </ul>
      {make === undefined ? null : (
        <Button
          disabled={parts.length >= (props.most ?? Number.POSITIVE_INFINITY)}
          onClick={() => {
            onChange([...parts, make()]);
          }}
        >
          {t('addLine', { title: props.title })}
        </Button>
      )}
    </fieldset>
  );
}
