/** Passes a fake for the real thing. Here and nowhere else; what the fake has is tied to the real typings in its file. */
export function asReal<T>(fake: object): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a fake has only the part of the type that is used
  return fake as T;
}
