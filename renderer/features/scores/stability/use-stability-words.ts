import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { StabilityWords } from '../../../score-pictures/stability/words.ts';

/** The words of the tables about firmness in the language of the screen. */
export function useStabilityWords(): StabilityWords {
  const { t } = useTranslation('stability');
  return useMemo(
    () => ({
      street: t('street'),
      item: t('item'),
      total: t('total'),
      none: t('none'),
      place: t('place'),
      range: t('weights.range'),
      extremes: t('weights.extremes'),
      sameBand: t('weights.sameBand'),
      places: t('weights.places'),
      samePlace: t('weights.samePlace'),
      placesText: (places, share) => t('weights.text', { places, share }),
      rules: {
        official: t('rule.official'),
        equal_weights: t('rule.equal_weights'),
        other_mode: t('rule.other_mode'),
        other_options: t('rule.other_options'),
        no_critical: t('rule.no_critical'),
        geometric: t('rule.geometric'),
        harmonic: t('rule.harmonic'),
      },
      wouldBe: (street, place, now) => t('rules.wouldBe', { street, place, now }),
      noChange: t('rules.noChange'),
      notComputable: t('rules.notComputable'),
      placeAndBand: (place, band) => t('rules.placeAndBand', { place, band }),
      agreement: t('rules.agreement'),
      moves: t('rules.moves'),
      weight: t('shares.weight'),
      share: t('shares.share'),
      without: t('out.without'),
      kind: t('out.kind'),
      kinds: { leaf: t('out.leaf'), branch: t('out.branch'), source: t('out.source') },
      totalChange: t('out.change'),
      now: t('next.now'),
      needed: t('next.needed'),
    }),
    [t],
  );
}
