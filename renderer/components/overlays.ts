/** Drawers and lists open inside the main landmark, so that readers find them there. */
export function overlays(): HTMLElement {
  return document.getElementById('overlays') ?? document.body;
}
