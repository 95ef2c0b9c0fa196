import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { checkDesign, type DesignIssue } from '../../../shared/designing/design-checks.ts';
import { SOURCES } from '../../../shared/model/ids.ts';
import type { Template } from '../../../shared/model/template.ts';

export interface Issues {
  readonly all: readonly DesignIssue[];
  readonly at: (path: string) => readonly DesignIssue[];
}

/** What must be put right, and where. */
export function useIssues(template: Template): Issues {
  return useMemo(() => {
    const all = checkDesign(template);
    // Two leaves of different depth are named in one line; it stands at both.
    const byPath = Map.groupBy(
      all.flatMap((issue) => issue.path.split(' ').map((path) => ({ path, issue }))),
      ({ path }) => path,
    );
    return { all, at: (path) => (byPath.get(path) ?? []).map(({ issue }) => issue) };
  }, [template]);
}

/** The sentence for an issue. */
export function useIssueText(): (issue: DesignIssue) => string {
  const { t } = useTranslation('design');
  return useCallback(
    ({ code, detail, path }) => {
      const source = SOURCES.find((one) => one === detail);
      return t(`issue.${code}`, { detail: source === undefined ? detail : t(`source.${source}`), path });
    },
    [t],
  );
}
