import type { Hello } from '../../../shared/contract/app.ts';
import { contractRevision } from '../../../shared/contract/revision.ts';
import type { AppError } from '../../../shared/errors.ts';
import { TEXT_SIZES, THEMES, type Look } from '../../../shared/model/look.ts';
import { ok } from '../../../shared/result.ts';
import type { Context, Handlers } from '../context.ts';
import type { Ports } from '../ports.ts';
import { deviceOf, personOf, roleOf } from '../services/identity.ts';
import { peopleHere } from '../services/people.ts';
import { isKiosk } from '../services/surveys/kiosk.ts';
import { setUpEvaluator, setUpOffice } from '../services/setup.ts';
import type { Database } from '../store/connection.ts';
import { countChanged } from '../store/drafts.ts';
import { countEvidenceChanged } from '../store/evidence.ts';
import { countOnNoMedium } from '../store/handovers.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import { countSurveysWithoutRecord } from '../store/surveys.ts';
import { VERSION } from '../version.ts';

const CONTRACT = contractRevision();

const PLAIN_LOOK: Look = { textSize: 'normal', theme: 'light' };

function lookOf(db: Database): Look {
  const textSize = TEXT_SIZES.find((one) => one === readSetting(db, 'text-size'));
  const theme = THEMES.find((one) => one === readSetting(db, 'theme'));
  return { textSize: textSize ?? PLAIN_LOOK.textSize, theme: theme ?? PLAIN_LOOK.theme };
}

/** What can be said without a database: the data cannot be opened, and why. */
export function helloRefused(problem: AppError, dataFolder: string, ports: Ports): Hello {
  return {
    version: VERSION,
    contract: CONTRACT,
    host: { words: ports.host },
    workspace: 'main',
    state: 'refused',
    problem,
    language: 'zh',
    look: PLAIN_LOOK,
    toured: true,
    place: '',
    person: null,
    persons: [],
    notHandedOver: 0,
    dataFolder,
    keyProtection: ports.secrets.level,
    canPrint: ports.print !== null,
    kiosk: false,
  };
}

function hello(context: Context): Hello {
  const { db, ports } = context;
  const device = deviceOf(db);
  return {
    version: VERSION,
    contract: CONTRACT,
    host: { words: ports.host },
    workspace: context.workspace,
    state: roleOf(db) ?? 'new',
    problem: null,
    language: readSetting(db, 'language') === 'en' ? 'en' : 'zh',
    look: lookOf(db),
    toured: readSetting(db, 'toured') !== null,
    place: readSetting(db, 'place') ?? '',
    person: personOf(db),
    persons: peopleHere(db),
    notHandedOver:
      device === null
        ? countChanged(db) + countEvidenceChanged(db)
        : countSurveysWithoutRecord(db, device) + countOnNoMedium(db, device),
    dataFolder: context.paths.root,
    keyProtection: ports.secrets.level,
    canPrint: ports.print !== null,
    kiosk: isKiosk(db),
  };
}

export const appHandlers: Pick<
  Handlers,
  | 'app.hello'
  | 'app.setPlace'
  | 'app.setLanguage'
  | 'app.setLook'
  | 'app.setToured'
  | 'setup.office'
  | 'setup.evaluator'
> = {
  'app.hello': (_input, context) => ok(hello(context)),
  'app.setPlace': ({ place }, { db }) => {
    writeSetting(db, 'place', place);
    return ok(null);
  },
  'app.setLanguage': ({ language }, { db }) => {
    writeSetting(db, 'language', language);
    return ok(null);
  },
  'app.setLook': ({ textSize, theme }, { db }) => {
    writeSetting(db, 'text-size', textSize);
    writeSetting(db, 'theme', theme);
    return ok(null);
  },
  'app.setToured': (_input, { db }) => {
    writeSetting(db, 'toured', 'yes');
    return ok(null);
  },
  'setup.office': (input, context) => setUpOffice(input, context),
  'setup.evaluator': (input, context) => setUpEvaluator(input, context),
};
