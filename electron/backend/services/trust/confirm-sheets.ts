import type { Input } from '../../../../shared/contract/index.ts';
import type { KeyState } from '../../../../shared/contract/trust.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import type { Sheet } from '../../crypto/key-ring.ts';
import { sheetOf } from '../../crypto/office-keys.ts';
import type { RootChain } from '../../packages/root-chain.ts';
import { roleOf } from '../identity.ts';
import { invalid } from '../rounds/draft.ts';
import { ensureRoot, extend, keepOwnChain, nextRoot, ownChain } from './own-root.ts';
import { NEEDED_OF_SEVERAL } from './print-sheets.ts';
import { rootKeysOf } from './recover.ts';

type Needs = Pick<Context, 'db' | 'keys' | 'ports'>;

function lastGroup(code: string): string {
  return code.slice(code.lastIndexOf('-') + 1);
}

/** As it is typed: any case, with spaces, O for 0, I or L for 1. */
function plainGroup(text: string): string {
  return text.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/gu, '').replaceAll('O', '0').replaceAll(/[IL]/gu, '1');
}

/** The root with the further sheets; any two of all sheets are needed from now on. */
async function withFurther(
  chain: RootChain,
  waiting: readonly Sheet[],
  first: Sheet | null,
  context: Needs,
): Promise<Result<RootChain, AppError>> {
  const { document } = chain.last;
  const { kids, threshold } = document.roles.root;
  const fresh = waiting.filter(({ root }) => !kids.includes(root.kid));
  if (fresh.length === 0) return ok(chain);
  const known = [...waiting, ...(first ? [first] : [])].filter(({ root }) => kids.includes(root.kid));
  const old = new Map(known.map(({ root }) => [root.kid, root]));
  if (old.size < threshold) return refuse(invalid('code', 'invalid'));
  const office = await context.keys.office();
  if (!office.ok) return office;
  const [primary] = document.recipients.filter(({ use }) => use === 'primary');
  const backups = document.recipients.filter(({ use }) => use === 'backup').map(({ age }) => age);
  const next = nextRoot(chain, {
    office: office.value,
    roots: [...rootKeysOf(document), ...fresh.map(({ root }) => root)],
    threshold: NEEDED_OF_SEVERAL,
    primary: primary?.age ?? '',
    backups: [...backups, ...fresh.map(({ backup }) => backup)],
    now: context.ports.clock.now(),
  });
  return ok(await extend(chain, next, [...old.values(), ...fresh.map(({ root }) => root)]));
}

/**
 * The sheets are printed and put away: deletes their seeds from the disk. `groups` are the last groups of all waiting
 * sheets; `code` is the whole code of the first sheet, needed only when further sheets join one that is put away.
 * Refusals: `key_locked`, `not_ready sheet_away`, `invalid_input` group or code.
 */
export async function confirmSheets(
  { groups, code }: Input<'keys.confirmSheets'>,
  context: Needs,
): Promise<Result<null, AppError>> {
  const { db, keys, ports } = context;
  const waiting = await keys.sheets();
  if (!waiting.ok) return waiting;
  if (waiting.value.length === 0) return refuse({ code: 'not_ready', what: 'sheet_away' });
  const typed = groups.map(plainGroup).toSorted();
  const wanted = waiting.value.map((sheet) => lastGroup(sheet.code)).toSorted();
  if (typed.join(' ') !== wanted.join(' ')) return refuse(invalid('group', 'invalid'));
  const root = await ensureRoot(context);
  if (!root.ok) return root;
  const next = await withFurther(root.value, waiting.value, await sheetOf(code), context);
  if (!next.ok) return next;
  keepOwnChain(db, next.value, ports.clock.now());
  return keys.forgetSheets();
}

/** What the settings say of the office's keys. */
export async function keyState({ db, keys }: Pick<Context, 'db' | 'keys'>): Promise<Result<KeyState, AppError>> {
  const chain = roleOf(db) === 'office' ? await ownChain(db) : null;
  const office = await keys.office();
  const sheets = await keys.sheets();
  const state = await keys.sheetState();
  const { last } = chain ?? {};
  const root = last?.document.roles.root;
  const waiting = sheets.ok ? sheets.value : [];
  return ok({
    locked: !office.ok,
    sheets: state,
    waiting: sheets.ok ? waiting.length : null,
    further: waiting.some((sheet) => root !== undefined && !root.kids.includes(sheet.root.kid)),
    firstHere: waiting.some((sheet) => root?.kids.includes(sheet.root.kid) === true),
    root:
      last === undefined || root === undefined
        ? null
        : {
            version: last.document.version,
            digits: last.digits,
            expires: last.document.expires,
            sheets: root.kids.length,
            needed: root.threshold,
          },
  });
}
