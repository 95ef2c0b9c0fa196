import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Starter } from '../../../../shared/model/design.ts';
import { Template, type Community } from '../../../../shared/model/template.ts';
import { readDefaultTemplate } from './default-template.ts';

/** Members of a starter that say nothing of their own come from the shipped default: streets, scales, bands, sources. */
const System = z.looseObject({ templateId: z.string(), version: z.string() });

export interface StartingPoint {
  readonly template: Template;
  readonly communities: readonly Community[];
}

function blank({ template, communities }: StartingPoint): StartingPoint {
  return {
    communities,
    template: {
      ...template,
      templateId: 'blank',
      version: '1',
      title: { zh: '新的指标体系', en: 'New indicator system' },
      articleSentences: [],
      articleFacts: [],
      nodes: [],
      leaves: [],
      questionnaires: template.questionnaires.map((form) => ({ ...form, items: [] })),
    },
  };
}

/** Throws when the program's own files are missing or malformed, which is a broken installation and not an input. */
export function readStarter(resources: string, starter: Starter): StartingPoint {
  const shipped = readDefaultTemplate(resources);
  if (starter === 'xicheng-2021') return shipped;
  if (starter === 'blank') return blank(shipped);
  const own = System.parse(JSON.parse(readFileSync(join(resources, `${starter}.system.json`), 'utf8')));
  return {
    communities: shipped.communities,
    template: Template.parse({ ...shipped.template, articleSentences: [], articleFacts: [], ...own }),
  };
}
