import type { ZodError } from 'zod';
import type { Result } from '../../shared/result.ts';
import { refuse } from '../../shared/result.ts';
import type { AppError } from '../../shared/errors.ts';
import { contract, isMethod } from '../../shared/contract/index.ts';
import type { Context, Handlers } from './context.ts';
import { storageError } from './store/errors.ts';

/** Answers one call of a page: whatever comes in, a Result goes out. */
export type Dispatch = (method: string, input: unknown) => Promise<Result<unknown, AppError>>;

const SLOW_MS = 50;

type AnyHandler = (input: unknown, context: Context) => Result<unknown, AppError> | Promise<Result<unknown, AppError>>;

/** What a throw becomes: a storage refusal where it is one, else `internal` with the stack in the log. */
export function errorFromThrow(error: unknown, method: string, ports: Context['ports']): AppError {
  const refusal = storageError(error);
  if (refusal !== undefined) {
    ports.log.error('storage', { method, error: String(error) });
    return refusal;
  }
  const errorId = ports.ids.uuid();
  ports.log.error('internal', { method, errorId, stack: error instanceof Error ? error.stack : String(error) });
  return { code: 'internal', errorId };
}

/** One line in which commands wait for one another. */
export type Queue = <T>(work: () => Promise<T>) => Promise<T>;

/** Work begins when all work before it has ended, well or badly. */
export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => null);
    return mine;
  };
}

/** What a screen sent that the contract does not know, place by place. */
export function invalidInput(error: ZodError): AppError {
  const issues = error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  return { code: 'invalid_input', issues: issues.slice(0, 20) };
}

function unknownMethod(): AppError {
  return { code: 'invalid_input', issues: [{ path: 'method', message: 'unknown method' }] };
}

/**
 * Binds the handlers to one workspace. Input is parsed by the contract before any handler sees it; commands wait for
 * one another, queries do not; a handler that throws never takes the caller down.
 */
export function createDispatch(handlers: Handlers, context: Context, queue: Queue = createQueue()): Dispatch {
  const run = async (method: string, handler: AnyHandler, input: unknown): Promise<Result<unknown, AppError>> => {
    const start = performance.now();
    try {
      return await handler(input, context);
    } catch (error) {
      return refuse(errorFromThrow(error, method, context.ports));
    } finally {
      const ms = Math.round(performance.now() - start);
      if (ms > SLOW_MS) context.ports.log.info('slow', { method, ms });
    }
  };

  return async (method, input) => {
    if (typeof method !== 'string' || !isMethod(method) || !Object.hasOwn(handlers, method)) {
      return refuse(unknownMethod());
    }
    const spec = contract[method];
    const parsed = spec.input.safeParse(input);
    if (!parsed.success) return refuse(invalidInput(parsed.error));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- typed method by method; the input was just parsed
    const handler = (handlers as unknown as Readonly<Record<string, AnyHandler>>)[method];
    if (handler === undefined) return refuse(unknownMethod());
    if (spec.kind === 'query') return await run(method, handler, parsed.data);
    return await queue(() => run(method, handler, parsed.data));
  };
}
