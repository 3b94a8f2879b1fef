import { CircleCheck, CircleX, Eye } from "lucide-react";
import { Button } from "react-aria-components";
import { checkRule } from "../capture/checks";
import type { PortraitCheckView } from "../generated/contract";
import { useWords } from "../locale/words";
import look from "./Asked.module.css";

/**
 * What no measure decides: the rules that a person has to look at in the picture, in words. Keeping the picture says that all of them
 * were looked at; a press on one says that it is not as the rule wants.
 */
export function Asked(props: { checks: readonly PortraitCheckView[]; wrong: ReadonlySet<string>; onTurn: (name: string) => void }) {
  const words = useWords();
  if (props.checks.length === 0) return null;
  return (
    <section className={look.asked} data-part="asked">
      <h2>
        <Eye aria-hidden="true" />
        {words("asked-title")}
      </h2>
      <ul>
        {props.checks.map((check) => {
          const wrong = props.wrong.has(check.name);
          return (
            <li key={check.name}>
              <Button className={`${look.one} ${wrong ? look.wrong : ""}`} aria-pressed={wrong} onPress={() => props.onTurn(check.name)} data-check={check.name}>
                {wrong ? <CircleX aria-hidden="true" /> : <CircleCheck aria-hidden="true" />}
                <span>
                  {checkRule(words, check.name)}
                  {wrong ? <strong> {words("asked-wrong")}</strong> : null}
                </span>
              </Button>
            </li>
          );
        })}
      </ul>
      <p className={look.how}>{words("asked-how")}</p>
    </section>
  );
}
