import { useState } from "react";
import { Button } from "react-aria-components";
import { useStation, useView } from "../host/station";
import { useWords } from "../locale/words";
import { Screen } from "../parts/Screen";
import { usePlace } from "../place/place";
import look from "./Contacts.module.css";

/** Pairs on one sheet: what an eye takes in at once. */
const onSheet = 24;

/** The contact sheet: pairs of old and new portraits, a last look for mix-ups. */
export function Contacts() {
  const words = useWords();
  const { host } = useStation();
  const { go } = usePlace();
  const { view, problem } = useView("read_review_list", {}, ["review"]);
  const [sheet, turn] = useState(0);
  const all = view?.lines ?? [];
  const sheets = Math.max(1, Math.ceil(all.length / onSheet));
  const now = Math.min(sheet, sheets - 1);
  const pairs = all.slice(now * onSheet, (now + 1) * onSheet);
  return (
    <Screen
      name="contacts"
      title={words("contacts-title")}
      lead={sheets > 1 ? <p className="numbers">{words("contacts-sheet", { number: now + 1, all: sheets })}</p> : null}
      main={
        now + 1 < sheets
          ? { verb: words("contacts-next", { number: now + 2 }), act: () => turn(now + 1) }
          : { verb: words("approval"), act: () => go({ at: "approval" }) }
      }
      problem={problem}
      side={[
        { verb: words("back-to-list"), part: "back", at: "leave", act: () => go({ at: "reviews" }) },
        now > 0 && { verb: words("contacts-before"), part: "sheet-before", at: "again", act: () => turn(now - 1) },
      ]}
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
