/** One step of the reckoning: whether an item is shown, or what its value is. */
export interface Step {
  readonly what: 'shown' | 'value';
  readonly name: string;
  readonly reads: readonly string[];
}

export const stepKey = (what: Step['what'], name: string): string => `${what} ${name}`;
