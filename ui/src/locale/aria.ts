import { wordsOf } from "./catalogs";

/*
 * React Aria speaks no Vietnamese. What it says by itself in this program, the combo box and the way out of a list, comes from our
 * catalogs, in the language that the page has at that moment; the rest of its English words belongs to parts that are not used here.
 */

// The package declares its words as a type only, so they are taken as the file they are.
const english = import.meta.glob<Record<string, unknown>>("../../node_modules/react-aria-components/i18n/en-US.mjs", { import: "default", eager: true });

type Said = Record<string, string | number | boolean>;

function say(key: string, values: Said = {}): string {
  const language = document.documentElement.lang === "en" ? "en" : "vi";
  const plain = Object.entries(values).filter((pair): pair is [string, string | number] => typeof pair[1] !== "boolean");
  return wordsOf(language)(key, Object.fromEntries(plain));
}

const combobox = {
  // Groups and the count beside each entry are not used: an entry is said as it is read.
  focusAnnouncement: (said: Said) => say(said.isSelected ? "options-chosen" : "options-entry", { entry: String(said.optionText) }),
  countAnnouncement: (said: Said) => say("options-count", { count: Number(said.optionCount) }),
  selectedAnnouncement: (said: Said) => say("options-chosen", { entry: String(said.optionText) }),
  buttonLabel: () => say("options-open"),
  listboxLabel: () => say("options-list"),
};

/** Must run before anything of React Aria is drawn: it reads its words once. */
export function teachAria(): void {
  Object.assign(globalThis, {
    [Symbol.for("react-aria.i18n.locale")]: "en-US",
    [Symbol.for("react-aria.i18n.strings")]: { ...Object.values(english)[0], "@react-aria/combobox": combobox, "@react-aria/overlays": { dismiss: () => say("close") } },
  });
}
