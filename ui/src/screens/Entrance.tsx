import type { ReactNode } from "react";
import type { SessionView } from "../generated/contract";
import { useStation } from "../host/station";
import { clockTime, dayOf } from "../locale/format";
import { useLanguages, useWords } from "../locale/words";
import { useStationTime } from "../place/session";
import look from "./Entrance.module.css";

/** The page before the desk: sign-in, lock, not provisioned. */
export function Entrance(props: { session: SessionView; children: ReactNode; name: string }) {
  const words = useWords();
  const { host, views } = useStation();
  const now = useStationTime();
  const languages = useLanguages().filter(({ officers }) => officers);
  const choose = (language: string) => {
    host
      .call("choose_language", { language })
      .then((view) => views.install("read_session", {}, view))
      .catch(() => undefined);
  };
  return (
    <div className={look.page} data-practice={props.session.practice || undefined} data-part="screen" data-screen={props.name}>
      <header className={look.side}>
        <div>
          <h1>{words("product-name")}</h1>
          <p className={look.post}>{props.session.post}</p>
          <p className="machine">{words("station-name", { station: props.session.station })}</p>
        </div>
        <div>
          <p className={look.time}>{clockTime(now)}</p>
          <p className="numbers">{dayOf(now)}</p>
        </div>
        <div>
          {props.session.practice ? <p className={look.small}>{words("practice-lead")}</p> : null}
          <fieldset className={look.languages}>
            <legend className="unseen">{words("language")}</legend>
            {languages.map(({ tag, name }) => (
              <button
                key={tag}
                type="button"
                lang={tag}
                aria-pressed={props.session.language === tag}
                onClick={() => choose(tag)}
                data-part={`language-${tag}`}
              >
                {name}
              </button>
            ))}
          </fieldset>
        </div>
      </header>
      <main className={look.form}>{props.children}</main>
    </div>
  );
}
