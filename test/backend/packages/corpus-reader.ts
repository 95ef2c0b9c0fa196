import type { PublicJwk } from '../../../shared/model/round.ts';
import type { ContainerKind } from '../../../shared/package-format/kinds.ts';
import { CONTAINER_KINDS } from '../../../shared/package-format/kinds.ts';
import type { Result } from '../../../shared/result.ts';
import type { AppError } from '../../../shared/errors.ts';
import { parseEnrolment } from '../../../electron/backend/packages/enrolment.ts';
import type { ReadOptions } from '../../../electron/backend/packages/open-package.ts';
import type { RandomAccess } from '../../../shared/package-format/structure.ts';
import { verifyPackage } from '../../../electron/backend/packages/verify-package.ts';
import { READERS, type Expected } from '../../vectors/hostile/generate.ts';

const isContainer = (kind: string): kind is ContainerKind => CONTAINER_KINDS.some((one) => one === kind);

function codeOf(read: Result<unknown, AppError>): string {
  if (read.ok) return 'ok';
  return read.error.code === 'package_refused' ? read.error.reason : read.error.code;
}

/** What the program says of a file when it is read as `expected` says: a code, or `ok`. */
export async function judge(file: RandomAccess, { kind, reader }: Pick<Expected, 'kind' | 'reader'>): Promise<string> {
  if (kind === 'enrol') return codeOf(await parseEnrolment(file.read(0, file.size)));
  if (!isContainer(kind)) throw new Error(`nothing reads ${kind}`);
  const { keys, round, aud, rehearsal } = READERS[reader];
  const jwk = (x: string): PublicJwk => ({ kty: 'OKP', crv: 'Ed25519', x });
  const options: ReadOptions = {
    kind,
    keys: keys?.map(({ kid, x, device }) => ({ kid, jwk: jwk(x), device })) ?? 'first-sight',
    rehearsal: rehearsal ?? 'either',
    ...(round === undefined ? {} : { round }),
    ...(aud === undefined ? {} : { aud }),
  };
  return codeOf(await verifyPackage(file, options));
}
