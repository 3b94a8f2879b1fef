import { checkName } from "../capture/checks";
import type { PortraitTryView } from "../generated/contract";
import { useWords } from "../locale/words";
import { Dialog } from "../parts/Dialog";
import look from "./PortraitChecks.module.css";

/** Every check of one picture with what was measured: on demand, for whoever wants to know why. */
export function PortraitChecks(props: { shot: PortraitTryView; onClose: () => void }) {
  const words = useWords();
  return (
    <Dialog wide title={words("portrait-checks-title", { score: props.shot.score })} part="portrait-checks" onClose={props.onClose}>
      <table className={look.table}>
        <thead>
          <tr>
            <th scope="col">{words("portrait-checks-rule")}</th>
            <th scope="col">{words("portrait-checks-answer")}</th>
            <th scope="col">{words("portrait-checks-value")}</th>
            <th scope="col">{words("portrait-checks-score")}</th>
          </tr>
        </thead>
        <tbody>
          {props.shot.checks.map((check) => {
            const answer = check.excused ? "excused" : check.answer;
            return (
              <tr key={check.name} data-answer={answer}>
                <th scope="row">{checkName(words, check.name)}</th>
                <td>{words(`portrait-answer-${answer}`)}</td>
                <td className="numbers">{check.value}</td>
                <td className="numbers">{check.score ?? ""}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Dialog>
  );
}
