/** What happened, and the one thing to do, in both languages. */
export interface Sentence {
  readonly zh: readonly [said: string, todo: string];
  readonly en: readonly [said: string, todo: string];
}
