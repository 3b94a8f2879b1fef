/** The web view's own menu offers reload, back and the inspector: none of them is the officer's or the applicant's. A long press opens it too. */
export function suppressMenu(): void {
  addEventListener("contextmenu", (event) => event.preventDefault(), { capture: true });
}
