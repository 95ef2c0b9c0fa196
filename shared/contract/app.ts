import { z } from 'zod';
import type { AppError } from '../errors.ts';
import { TEXT_SIZES, THEMES, type Look } from '../model/look.ts';
import type { Language } from '../model/text.ts';
import type { Person } from '../model/round.ts';
import { Person as PersonSchema } from '../model/round.ts';
import { output, type ContractPart } from './types.ts';
import { Passphrase } from './trust.ts';

export const Place = z.string().max(400);

/** The user's own data, the sample round, or the rehearsal of one of the own rounds. */
export type Workspace = 'main' | 'sample' | 'rehearsal';

export interface Hello {
  readonly version: string;
  /** Changes when the contract does; a page that knows another one reloads. */
  readonly contract: string;
  readonly host: { readonly words: 'electron' | 'browser' };
  readonly workspace: Workspace;
  /** `refused`: the data cannot be opened, `problem` says why, and nothing else works. */
  readonly state: 'new' | 'office' | 'evaluator' | 'refused';
  readonly problem: AppError | null;
  readonly language: Language;
  readonly look: Look;
  /** The tour of five steps was seen or skipped. */
  readonly toured: boolean;
  readonly place: string;
  readonly person: Person | null;
  readonly persons: readonly Person[];
  /** Answers and questionnaires that are on no stick yet and that the office is not known to have. */
  readonly notHandedOver: number;
  readonly dataFolder: string;
  readonly keyProtection: 'file' | 'system';
  readonly canPrint: boolean;
  /** The program shows nothing but one questionnaire, because it is handed around. */
  readonly kiosk: boolean;
}

const Name = PersonSchema.shape.name;
const Post = PersonSchema.shape.post;
export const app = {
  'app.hello': { kind: 'query', input: z.strictObject({}), output: output<Hello>() },
  'app.setPlace': { kind: 'command', input: z.strictObject({ place: Place }), output: output<null>() },
  'app.setLanguage': {
    kind: 'command',
    input: z.strictObject({ language: z.enum(['zh', 'en']) }),
    output: output<null>(),
  },
  'app.setLook': {
    kind: 'command',
    input: z.strictObject({ textSize: z.enum(TEXT_SIZES), theme: z.enum(THEMES) }),
    output: output<null>(),
  },
  /** Remembers that the tour was seen or skipped. */
  'app.setToured': { kind: 'command', input: z.strictObject({}), output: output<null>() },
  /** First start: this is the office's computer. Makes both keys; the passphrase wraps the office key. */
  'setup.office': {
    kind: 'command',
    input: z.strictObject({ name: Name, post: Post, office: z.string().trim().min(1).max(80), passphrase: Passphrase }),
    output: output<null>(),
  },
  /** First start: I assess or review. Makes the device key. */
  'setup.evaluator': { kind: 'command', input: z.strictObject({ name: Name, post: Post }), output: output<null>() },
  /** Shows the sample round in a workspace of its own; it is made on first use. */
  'setup.openSample': { kind: 'command', input: z.strictObject({}), output: output<null>() },
  /** Back from the sample or a rehearsal to the user's own data. */
  'setup.leaveSample': { kind: 'command', input: z.strictObject({}), output: output<null>() },
  /** A second person on the same computer, and who is working now. */
  'people.add': { kind: 'command', input: z.strictObject({ name: Name, post: Post }), output: output<Person>() },
  'people.choose': { kind: 'command', input: z.strictObject({ person: z.string().max(64) }), output: output<null>() },
} as const satisfies ContractPart;
