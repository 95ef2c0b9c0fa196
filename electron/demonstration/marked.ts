/** What stands before every synthetic text, so that nobody takes it for a real one. */
export const SIMULATED = '模拟数据';

/** A synthetic remark, visibly marked. */
export function marked(text: string): string {
  return `【${SIMULATED}】${text}`;
}
