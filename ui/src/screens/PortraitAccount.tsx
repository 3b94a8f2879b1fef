import { checkName } from "../capture/checks";
import type { ApplicationView } from "../generated/contract";
import { coded, useWords } from "../locale/words";
import { Note } from "../parts/Note";

/** What is to be said of a kept portrait: exceptions declared, and why one below the threshold was kept and with whose consent. */
export function PortraitAccount(props: { view: ApplicationView }) {
  const words = useWords();
  const { portrait, portraitExceptions } = props.view;
  const found = portrait?.portrait;
  const below = found ? [...found.failing, ...found.seenWrong] : [];
  return (
    <>
      {portraitExceptions.length > 0 ? (
        <Note tone="information" part="portrait-excepted">
          <strong>{words("portrait-exceptions-title")}</strong>
          <p>{portraitExceptions.map((kind) => words(`portrait-exception-${kind}`)).join(" · ")}</p>
        </Note>
      ) : null}
      {found && below.length > 0 ? (
        <Note tone="attention" part="portrait-below">
          <strong>{words("portrait-below", { checks: below.map((name) => checkName(words, name)).join(" · ") })}</strong>
          <p>
            {found.reason ? coded(words, "consent", found.reason) : ""}
            {found.text ? ` (${found.text})` : ""}
            {" · "}
            {found.consentedBy ? words("consented-by", { name: found.consentedBy }) : words("consent-waits")}
          </p>
        </Note>
      ) : null}
    </>
  );
}
