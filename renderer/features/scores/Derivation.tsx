import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/contract/index.ts';
import type { UnitResult } from '../../../shared/model/result.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { useNames } from '../../session/use-names.ts';
import { LeafStep } from './LeafStep.tsx';
import { NodeStep } from './NodeStep.tsx';
import { RaterStep } from './RaterStep.tsx';
import { SourceStep } from './SourceStep.tsx';
import { NOBODY, type Walk } from './walk.ts';

/** A link one step down is gone after it was followed, so the heading of the new step takes the focus. */
function takeFocus(heading: HTMLHeadingElement | null): void {
  heading?.focus();
}

/** Where one figure comes from: the way from the total on top, then its arithmetic and its inputs one step down. */
export function Derivation(props: {
  readonly content: RoundContent;
  readonly result: UnitResult;
  readonly walk: Walk;
  readonly place: string;
  readonly wiped: Output<'scores.unit'>['wiped'];
}) {
  const { content, result, walk, place } = props;
  const { t } = useTranslation('scores');
  const { t: answers } = useTranslation('answers');
  const names = useNames(content);
  const nameOf = (code: string) => (code === result.total.code ? t('total') : `${code} ${names.node(code)}`);
  const { node, leaf, source, rater } = walk;
  const raterName = (id: string | null) =>
    source === undefined
      ? ''
      : names.rater(source.source, id) || t(source.source === 'REVIEW' ? 'finding' : 'ownAnswer');
  const steps = [
    ...walk.path.map((one) => ({ name: nameOf(one.code), to: `${place}/${one.code}` })),
    ...(source === undefined
      ? []
      : [{ name: answers(`source.${source.source}`), to: `${place}/${node.code}/${source.source}` }]),
    ...(source === undefined || rater === undefined
      ? []
      : [
          {
            name: raterName(rater.rater),
            to: `${place}/${node.code}/${source.source}/${encodeURIComponent(rater.rater ?? NOBODY)}`,
          },
        ]),
  ];
  const here = steps.at(-1)?.to ?? '';
  return (
    <div className="derivation">
      <nav aria-label={t('way')}>
        <ol className="way">
          {steps.slice(0, -1).map((step) => (
            <li key={step.to}>
              <a href={`#${step.to}`}>{step.name}</a>
            </li>
          ))}
        </ol>
      </nav>
      <h2 key={here} ref={takeFocus} tabIndex={-1}>
        {steps.at(-1)?.name}
      </h2>
      {source === undefined ? (
        leaf === undefined ? (
          <NodeStep node={node} result={result} nameOf={nameOf} place={place} />
        ) : (
          <LeafStep leaf={leaf} place={place} />
        )
      ) : rater === undefined ? (
        <SourceStep
          content={content}
          result={result}
          source={source}
          raterName={raterName}
          place={`${place}/${node.code}/${source.source}`}
          wiped={props.wiped}
        />
      ) : (
        <RaterStep content={content} unit={result.unit} source={source.source} leaf={node.code} rater={rater} />
      )}
    </div>
  );
}
