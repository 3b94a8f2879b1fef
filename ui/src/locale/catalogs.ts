import { FluentBundle, FluentNumber, FluentResource, type FluentVariable } from "@fluent/bundle";
import type { LanguageView } from "../generated/contract";

const files = import.meta.glob<string>("../../../assets/locales/*/*.ftl", { query: "?raw", import: "default", eager: true });

/** The language that has every sentence: what another does not have is said in it. */
const first = "vi";
const bundles = new Map<string, FluentBundle>();

function bundleOf(language: string): FluentBundle {
  const known = bundles.get(language);
  if (known) return known;
  // Isolating marks would stand between base letters and marks when a sentence is copied or searched.
  const bundle = new FluentBundle(language, { useIsolating: false });
  bundles.set(language, bundle);
  return bundle;
}

for (const [path, text] of Object.entries(files).sort(([a], [b]) => a.localeCompare(b))) {
  bundleOf(path.split("/").at(-2) ?? first).addResource(new FluentResource(text));
}

/** Takes in the catalogs of further languages that the station has as files. */
export function install(languages: readonly LanguageView[]): void {
  for (const { tag, catalog } of languages) {
    if (catalog !== null && !bundles.has(tag)) bundleOf(tag).addResource(new FluentResource(catalog));
  }
}

export type Values = Record<string, FluentVariable>;

/** Whole numbers as the station writes them, without leading zeros; `012` and `066179004512` are text. */
const whole = /^(0|-?[1-9][0-9]{0,8})$/;

/** A parameter of the station is text; a sentence needs the number in it to choose its form. */
function counted(value: FluentVariable): FluentVariable {
  return typeof value === "string" && whole.test(value) ? new FluentNumber(Number(value), { useGrouping: false }) : value;
}

/** The words of one language. */
export interface Words {
  readonly language: string;
  /** The sentence of a key. A key that no catalog knows shows itself, so that it is seen and mended. */
  (key: string, values?: Values): string;
  has(key: string): boolean;
  /** The language that the sentence of a key is in: the wanted one, or Vietnamese where that does not have it. */
  languageOf(key: string): string;
}

export function wordsOf(language: string): Words {
  const holding = (key: string) => [language, first].find((one) => bundles.get(one)?.hasMessage(key));
  const say = (key: string, values?: Values): string => {
    const bundle = bundles.get(holding(key) ?? "");
    const pattern = bundle?.getMessage(key)?.value;
    const meant = values && Object.fromEntries(Object.entries(values).map(([name, value]) => [name, counted(value)]));
    return pattern && bundle ? bundle.formatPattern(pattern, meant, []) : key;
  };
  return Object.assign(say, { language, has: (key: string) => holding(key) !== undefined, languageOf: (key: string) => holding(key) ?? first });
}

export function keysOf(language: string): string[] {
  const bundle = bundles.get(language);
  return bundle ? [...bundle._messages.keys()] : [];
}
