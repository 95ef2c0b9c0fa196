import type { ReactNode } from 'react';
import { LanguageSwitch } from '../../session/LanguageSwitch.tsx';

/** The window before there is a frame: only the language can be chosen. */
export function StartFrame({ children }: { readonly children: ReactNode }) {
  return (
    <main className="alone" id="work">
      <div className="alone-head">
        <span />
        <LanguageSwitch />
      </div>
      {children}
      <div id="overlays" />
    </main>
  );
}
