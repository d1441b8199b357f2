// Light or dark: as the system has it, until the reader says otherwise.

import { recalled, remember } from "./keep.js";

/** Makes a button switch between the two. */
export function listenForTheme(button) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const name = () => {
    button.textContent = isDark() ? "Light" : "Dark";
    button.title = isDark() ? "Dark ink on light paper" : "Light ink on dark paper";
  };
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    remember("theme", root.dataset.theme);
    name();
  });
  system.addEventListener("change", name);
  const theme = recalled("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  name();
}
