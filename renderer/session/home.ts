import type { Hello } from '../../shared/contract/app.ts';

/** Where the program opens: the place where the user stopped, else the first place of the role. */
export function homeOf(hello: Pick<Hello, 'place' | 'state'>): string {
  if (hello.place.startsWith('/') && hello.place !== '/') return hello.place;
  return hello.state === 'office' ? '/rounds' : '/fill';
}
