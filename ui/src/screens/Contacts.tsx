import { Button } from "react-aria-components";
import { useStation, useView } from "../host/station";
import { useWords } from "../locale/words";
import { Screen } from "../parts/Screen";
import { usePlace } from "../place/place";
import look from "./Contacts.module.css";

/** The contact sheet: pairs of old and new portraits, a last look for mix-ups. */
export function Contacts() {
  const words = useWords();
  const { host } = useStation();
  const { go } = usePlace();
  const { view, problem } = useView("read_review_list", {}, ["review"]);
  const pairs = view?.lines ?? [];
  return (
    <Screen
      name="contacts"
      title={words("contacts-title")}
      main={{ verb: words("approval"), act: () => go({ at: "approval" }) }}
      problem={problem}
      side={[{ verb: words("back-to-list"), part: "back", at: "leave", act: () => go({ at: "reviews" }) }]}
    >
      <ul className={look.sheet} data-part="contact-sheet">
        {pairs.map(({ line, oldPortrait }) => (
          <li key={line.application}>
            <Button className={look.pair ?? ""} onPress={() => go({ at: "review", id: line.application })}>
              <span className={look.faces}>
                <span>{oldPortrait ? <img src={host.imageUrl(oldPortrait)} alt={words("portrait-old")} /> : words("portrait-none")}</span>
                <span>{line.portrait ? <img src={host.imageUrl(line.portrait)} alt={words("portrait-new")} /> : words("portrait-none")}</span>
              </span>
              <span lang="vi">
                <b className="machine">{line.ticket}</b> {line.name}
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </Screen>
  );
}
