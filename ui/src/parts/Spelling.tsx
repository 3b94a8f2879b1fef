import { useWords } from "../locale/words";
import { Dialog } from "./Dialog";
import look from "./Spelling.module.css";

const marks: Record<string, string> = {
  "\u0300": "huyen",
  "\u0301": "sac",
  "\u0309": "hoi",
  "\u0303": "nga",
  "\u0323": "nang",
  "\u0302": "circumflex",
  "\u0306": "breve",
  "\u031b": "horn",
  "\u030c": "caron",
};

/** A name enlarged and spelled: at reading size a breve over a circumflex and a tilde over one look alike. */
export function Spelling(props: { name: string; onClose: () => void }) {
  const words = useWords();
  const letters = [...new Intl.Segmenter("vi", { granularity: "grapheme" }).segment(props.name)].map((part) => part.segment);
  return (
    <Dialog wide title={words("spelling")} part="spelling" onClose={props.onClose}>
      <p className={look.large} lang="vi">
        {props.name}
      </p>
      <ol className={look.letters}>
        {letters.map((letter, index) =>
          letter.trim() === "" ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: letters repeat, their place is their name
            <li key={index} className={look.space} aria-label={words("spelling-space")} />
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: letters repeat, their place is their name
            <li key={index}>
              <b lang="vi">{letter}</b>
              <span>{spell(letter, words)}</span>
            </li>
          ),
        )}
      </ol>
    </Dialog>
  );
}

function spell(letter: string, words: ReturnType<typeof useWords>): string {
  if (/^[đĐ]$/.test(letter)) return words("spelling-stroke", { letter: letter === "đ" ? "d" : "D" });
  if (/^[ƀɃ]$/.test(letter)) return words("spelling-stroke", { letter: letter === "ƀ" ? "b" : "B" });
  if (/^['’ʼ]$/.test(letter)) return words("spelling-apostrophe");
  if (letter === "-") return words("spelling-hyphen");
  const [base = "", ...rest] = [...letter.normalize("NFD")];
  const told = rest.map((mark) => (marks[mark] ? words(`spelling-${marks[mark]}`) : ""));
  return [base, ...told.filter(Boolean)].join(" ");
}
