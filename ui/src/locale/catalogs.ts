import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import type { LanguageCode } from "../generated/contract";

const files = import.meta.glob<string>("../../../assets/locales/*/*.ftl", { query: "?raw", import: "default", eager: true });

const bundles = new Map<string, FluentBundle>();
for (const [path, text] of Object.entries(files).sort(([a], [b]) => a.localeCompare(b))) {
  const language = path.split("/").at(-2) ?? "vi";
  let bundle = bundles.get(language);
  if (!bundle) {
    // Isolating marks would stand between base letters and marks when a sentence is copied or searched.
    bundle = new FluentBundle(language, { useIsolating: false });
    bundles.set(language, bundle);
  }
  bundle.addResource(new FluentResource(text));
}

export type Values = Record<string, FluentVariable>;

/** The words of one language. */
export interface Words {
  readonly language: LanguageCode;
  /** The sentence of a key. A key that no catalog knows shows itself, so that it is seen and mended. */
  (key: string, values?: Values): string;
  has(key: string): boolean;
}

export function wordsOf(language: LanguageCode): Words {
  const bundle = bundles.get(language);
  const say = (key: string, values?: Values): string => {
    const pattern = bundle?.getMessage(key)?.value;
    return pattern && bundle ? bundle.formatPattern(pattern, values, []) : key;
  };
  return Object.assign(say, { language, has: (key: string) => bundle?.hasMessage(key) ?? false });
}

export function keysOf(language: LanguageCode): string[] {
  const bundle = bundles.get(language);
  return bundle ? [...bundle._messages.keys()] : [];
}
