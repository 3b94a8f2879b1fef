import { useState } from "react";
import type { OwnFingersView, OwnSlapView } from "../generated/contract";
import { useAct, useStation, useView } from "../host/station";
import { dayOf } from "../locale/format";
import type { Words } from "../locale/catalogs";
import { useWords } from "../locale/words";
import { Button } from "../parts/Button";
import { Checks } from "../parts/Checks";
import { Dialog } from "../parts/Dialog";
import { Note, ProblemNote } from "../parts/Note";
import { endCapture } from "../capture/ending";
import look from "./SettingsDialog.module.css";

/** The signed-in officer's own fingers, taken once, with which applicants' prints are compared. */
export function OwnFingersDialog(props: { onClose: () => void }) {
  const words = useWords();
  const { host, views } = useStation();
  const { view, problem } = useView("read_own_fingers", {}, []);
  const act = useAct();
  const [missing, setMissing] = useState<string[]>();
  const [told, tell] = useState("");
  const [waitingFor, waitFor] = useState<number>();

  const show = (next: OwnFingersView | undefined) => {
    if (!next) return;
    views.install("read_own_fingers", {}, next);
    tell(next.weak.length > 0 ? words("own-fingers-weak", { fingers: names(words, next.weak) }) : "");
  };
  const take = async (slap: number) => {
    if (act.busy !== undefined) return;
    tell("");
    waitFor(slap);
    const next = await act.run("take_own_fingers", { slap, missing: (missing ?? []).map(Number) });
    waitFor(undefined);
    show(next);
  };
  const close = () => {
    if (waitingFor !== undefined) endCapture(host);
    props.onClose();
  };
  const slaps = view?.slaps ?? [];
  return (
    <Dialog
      wide
      title={words("own-fingers-title")}
      part="own-fingers"
      onClose={close}
      digit={(digit) => {
        const slap = slaps[digit - 1];
        if (slap) void take(slap.slap);
      }}
    >
      <ProblemNote problem={act.problem ?? problem} />
      <p>{words("own-fingers-lead")}</p>
      {view?.simulated ? <Note tone="information">{words("own-fingers-simulated")}</Note> : null}
      <div role="status">
        {waitingFor !== undefined ? (
          <Note tone="information" part="own-fingers-waiting">
            {words("own-fingers-lay", { slap: words(`slap-${waitingFor}`) })}
          </Note>
        ) : told ? (
          <Note tone="attention" part="own-fingers-told">
            {told}
          </Note>
        ) : null}
      </div>
      <ul className={look.keys} data-part="own-slaps">
        {slaps.map((slap, index) => (
          <li key={slap.slap} className={look.line} data-slap={slap.slap} data-known={slap.known.length}>
            <span>{words(`slap-${slap.slap}`)}</span>
            <span className={look.second}>{state(words, slap)}</span>
            <Button part={`take-own-${slap.slap}`} isDisabled={act.busy !== undefined} onPress={() => void take(slap.slap)}>
              {words(slap.known.length > 0 ? "own-fingers-again" : "own-fingers-take", { key: index + 1 })}
            </Button>
          </li>
        ))}
      </ul>
      {missing === undefined ? (
        <p className={look.leaving}>
          <Button tone="quiet" part="own-fingers-some-missing" onPress={() => setMissing([])}>
            {words("own-fingers-some-missing")}
          </Button>
          {slaps.some((slap) => slap.known.length > 0) ? (
            <Button tone="quiet" part="forget-own-fingers" isDisabled={act.busy !== undefined} onPress={() => void act.run("forget_own_fingers", {}).then(show)}>
              {words("own-fingers-forget")}
            </Button>
          ) : null}
        </p>
      ) : (
        <Checks
          part="own-fingers-missing"
          label={words("own-fingers-missing")}
          choices={slaps.flatMap((slap) => slap.fingers).map((finger) => ({ id: String(finger), label: words(`finger-${finger}`) }))}
          values={missing}
          onChange={setMissing}
        />
      )}
    </Dialog>
  );
}

function state(words: Words, slap: OwnSlapView): string {
  if (slap.taken === null) return words("own-fingers-none");
  const lacking = slap.fingers.filter((finger) => !slap.known.includes(finger));
  const known = words("own-fingers-known", { count: slap.known.length, day: dayOf(slap.taken) });
  return lacking.length === 0 ? known : `${known}, ${words("own-fingers-without", { fingers: names(words, lacking) })}`;
}

function names(words: Words, fingers: readonly number[]): string {
  return fingers.map((finger) => words(`finger-${finger}`)).join(", ");
}
