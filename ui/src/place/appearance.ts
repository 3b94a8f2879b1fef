// The webview keeps nothing, so the choice lasts as long as the program runs.
const page = document.documentElement;

export const theme = (): string => page.dataset.theme ?? "light";
export const setTheme = (name: string): void => {
  page.dataset.theme = name;
};
export const density = (): string => page.dataset.density ?? "regular";
export const setDensity = (name: string): void => {
  page.dataset.density = name;
};
