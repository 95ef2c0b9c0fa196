import type { designs } from '../../../shared/contract/designs.ts';
import type { HandlersOf } from '../context.ts';
import { adoptDesign } from '../services/designs/adopt-design.ts';
import { discriminationIn } from '../services/designs/discrimination.ts';
import { exportDesign, importDesign } from '../services/designs/design-files.ts';
import { editDesign, replaceDesign, stepDesign } from '../services/designs/edit-design.ts';
import { countPrevious } from '../services/designs/count-previous.ts';
import { impactOf } from '../services/designs/impact.ts';
import { readDesign } from '../services/designs/read-design.ts';
import { versionOf, versionsOf } from '../services/designs/versions.ts';

export const designHandlers: HandlersOf<typeof designs> = {
  'designs.get': ({ round }, { db }) => readDesign(db, round),
  'designs.edit': (input, context) => editDesign(input, context),
  'designs.replace': (input, context) => replaceDesign(input, context),
  'designs.export': (input, context) => exportDesign(input, context),
  'designs.import': (input, context) => importDesign(input, context),
  'designs.step': (input, context) => stepDesign(input, context),
  'designs.adopt': (input, context) => adoptDesign(input, context),
  'designs.impact': ({ round }, { db }) => impactOf(db, round),
  'designs.discrimination': ({ round }, { db }) => discriminationIn(db, round),
  'designs.previous': ({ round }, { db }) => countPrevious(db, round),
  'designs.versions': ({ round }, context) => versionsOf(round, context),
  'designs.version': ({ round, version }, context) => versionOf(round, version, context),
};
