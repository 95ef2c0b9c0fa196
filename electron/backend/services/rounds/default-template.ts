import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Community, Template } from '../../../../shared/model/template.ts';

const TEMPLATE = 'xicheng-2021.template.json';
const COMMUNITIES = 'xicheng.communities.json';

const CommunityList = z.looseObject({ communities: z.array(Community) });

/**
 * The shipped indicator system and its communities. Throws when the program's own files are missing or malformed,
 * which is a broken installation and not an input.
 */
export function readDefaultTemplate(resources: string): {
  readonly template: Template;
  readonly communities: readonly Community[];
} {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(resources, name), 'utf8'));
  return {
    template: Template.parse(read(TEMPLATE)),
    communities: CommunityList.parse(read(COMMUNITIES)).communities,
  };
}
