import { UserRoundCheck } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import type { ApplicationView } from "../generated/contract";
import { asProblem, type Host, type Problem } from "../host/host";
import { useStation, useView } from "../host/station";
import { useKeys } from "../keys/useKeys";
import { useWords } from "../locale/words";
import { Button } from "../parts/Button";
import { Screen } from "../parts/Screen";
import { type AtDesk, AtDeskContext } from "../place/beside";
import { type BesidePlace, Detour, type Place, usePlace, type Walk } from "../place/place";
import { Application } from "./Application";
import look from "./Beside.module.css";
import { Found } from "./Found";
import { Frame } from "./Frame";
import { Ready } from "./Ready";

/** What was asked of the station last: beginning and ending come to it in the order they were meant. */
let asked: Promise<unknown> = Promise.resolve();
function begin(host: Host, application: string): Promise<unknown> {
  const begun = asked.then(() => host.call("begin_beside", { application }));
  asked = begun.catch(() => undefined);
  return begun;
}
function end(host: Host): Promise<unknown> {
  asked = asked.then(() => host.call("end_beside", {})).catch(() => undefined);
  return asked;
}

/**
 * F6: the next person's look-up and facts while the one at the desk reads. Nothing stands here before the station holds devices and
 * applicant's window with the person at the desk; it refuses them to any other, whatever this page shows.
 */
export function Beside(props: { place: BesidePlace }) {
  const { place } = props;
  const { of } = place;
  const words = useWords();
  const { host } = useStation();
  const { go } = usePlace();
  const { view } = useView("read_application", { application: of.id }, ["application", "applicant"]);
  const [held, setHeld] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const leaving = useRef(false);

  useEffect(() => {
    let here = true;
    leaving.current = false;
    begin(host, of.id).then(
      () => here && setHeld(true),
      (thrown: unknown) => here && setProblem(asProblem(thrown)),
    );
    return () => {
      here = false;
      if (!leaving.current) void end(host);
    };
  }, [host, of.id]);

  // Left only when the station knows: whoever is opened next is at the desk.
  const walk = useMemo((): Walk & { leave: () => void } => {
    const leave = (to: Place) => {
      leaving.current = true;
      void end(host).then(() => go(to));
    };
    return {
      place: place.aside,
      leave: () => leave(of),
      go: (next) => {
        if (next.at === "application" && next.id === of.id) leave(of);
        else if (next.at === "ready" || next.at === "found" || next.at === "application") go({ ...place, aside: next });
        else leave(next);
      },
    };
  }, [host, go, of, place]);
  const atDesk = useMemo((): AtDesk => ({ id: of.id, ticket: view?.ticket ?? "", leave: walk.leave }), [of.id, view?.ticket, walk]);

  if (!held || !view) {
    return (
      <Frame rail={null}>
        <Screen name="loading" title={words("loading")} problem={problem} main={{ verb: words("back"), act: () => go(of) }}>
          {null}
        </Screen>
      </Frame>
    );
  }
  return (
    <Detour walk={walk}>
      <AtDeskContext.Provider value={atDesk}>
        <LeaveKey leave={walk.leave} />
        {place.aside.at === "application" ? (
          <Application key={place.aside.id} place={place.aside} rail={<Banner view={view} leave={walk.leave} />} />
        ) : (
          <Frame rail={<Banner view={view} leave={walk.leave} />} beside>
            {place.aside.at === "ready" ? <Ready /> : <Found place={place.aside} />}
          </Frame>
        )}
      </AtDeskContext.Provider>
    </Detour>
  );
}

function LeaveKey(props: { leave: () => void }) {
  useKeys({ beside: props.leave }, { level: 0 });
  return null;
}

/** In place of the steps: this is the next person, and who is still at the desk. */
function Banner(props: { view: ApplicationView; leave: () => void }) {
  const words = useWords();
  const { view } = props;
  const attested = view.attestation !== null && view.voidedBy.length === 0;
  const shown = view.applicantScreen || "idle";
  const told = attested ? "applicant-attested" : shown === "idle" ? undefined : `applicant-screen-${shown}`;
  return (
    <div className={look.banner} data-part="beside">
      <strong>{words("beside-next")}</strong>
      <span className={look.at} data-part="beside-desk">
        <UserRoundCheck aria-hidden="true" />
        <span>
          {words("beside-desk")} <b className="machine">{view.ticket}</b> <span lang="vi">{view.strip.name || words("name-unknown")}</span>
          <span role="status" data-part="beside-state">
            {told ? ` · ${words(told)}` : ""}
          </span>
        </span>
      </span>
      <Button at="beside" part="beside-leave" onPress={props.leave}>
        {words("beside-back", { ticket: view.ticket })}
      </Button>
    </div>
  );
}
