/** Puts the cursor into the first field of a form that is marked as wrong, once the marks are shown. */
export function focusFirstWrong(form: HTMLElement): void {
  requestAnimationFrame(() => {
    form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  });
}
