import { Check, CircleSlash2, TriangleAlert } from "lucide-react";
import type { CardLineView } from "../generated/contract";
import { civilDate, grouped } from "../locale/format";
import { coded, useWords } from "../locale/words";
import look from "./CardBeside.module.css";

const marks: Readonly<Record<string, typeof Check>> = { same: Check, differs: TriangleAlert };

/** Screen 1 with a scanned card: what is printed, what the record says, and where the two differ, line by line. */
export function CardBeside(props: { lines: readonly CardLineView[] }) {
  const words = useWords();
  const differs = (line: CardLineView) => line.agreement === "differs";
  const differing = props.lines.filter(differs).length;
  // What differs comes first: it is what the officer asks about.
  const lines = [...props.lines.filter(differs), ...props.lines.filter((line) => !differs(line))];
  return (
    <table className={look.table} data-part="card-beside">
      <caption className={differing > 0 ? look.attention : ""}>
        {differing > 0 ? words("card-differs", { count: differing }) : words("card-agrees")}
      </caption>
      <thead>
        <tr>
          <td className={look.blank} />
          <th scope="col">{words("on-card")}</th>
          <th scope="col">{words("on-record")}</th>
          <th scope="col">
            <span className="unseen">{words("card-against-record")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const Mark = marks[line.agreement] ?? CircleSlash2;
          return (
            <tr key={line.line} data-line={line.line} data-agreement={line.agreement} className={line.agreement === "differs" ? look.differs : ""}>
              <th scope="row">{coded(words, "card-line", line.line)}</th>
              <Value line={line.line} text={line.card} />
              <Value line={line.line} text={line.record} />
              <td className={look.mark}>
                <span>
                  <Mark aria-hidden="true" />
                  {coded(words, "agreement", line.agreement)}
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Value(props: { line: string; text: string | null }) {
  const words = useWords();
  const { text } = props;
  if (text === null) return <td className={look.none}>{words("card-line-none")}</td>;
  if (props.line === "sex") return <td>{coded(words, "sex", text)}</td>;
  return (
    <td lang="vi" className={props.line === "number" || props.line === "oldNumber" ? "machine" : "numbers"}>
      {props.line === "number" ? grouped(text) : civilDate(text)}
    </td>
  );
}
