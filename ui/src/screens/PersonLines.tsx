import { Button } from "react-aria-components";
import type { PersonView } from "../generated/contract";
import { useStation } from "../host/station";
import { civilDate, grouped } from "../locale/format";
import { coded, useWords } from "../locale/words";
import look from "./Lines.module.css";

/** People of the population record to choose from. */
export function PersonLines(props: { people: readonly PersonView[]; onOpen: (person: PersonView) => void }) {
  const words = useWords();
  const { host } = useStation();
  return (
    <ul className={look.lines} data-part="people">
      {props.people.map((person) => (
        <li key={person.number}>
          <Button className={look.line ?? ""} onPress={() => props.onOpen(person)} data-part="person-line" data-number={person.number}>
            <span className={look.face}>{person.portrait ? <img src={host.imageUrl(person.portrait)} alt="" /> : null}</span>
            <span className={look.who}>
              <span className={look.name} lang="vi">
                {person.name}
              </span>
              <span className={look.small}>
                <span className="machine">{grouped(person.number)}</span> · {coded(words, "sex", person.sex)} · {civilDate(person.birth)} ·{" "}
                <span lang="vi">{person.residence}</span>
              </span>
            </span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
