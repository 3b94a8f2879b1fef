import { useAct } from "../host/station";
import { coded, useWords } from "../locale/words";
import { faceOpinion } from "../parts/faces";
import { Note, toneOf } from "../parts/Note";
import { Screen } from "../parts/Screen";
import { may } from "../place/actions";
import type { StepProps } from "./Application";
import { Follows } from "./Ending";
import { useHindrance } from "./hindrance";
import { PersonBody, useReasons } from "./PersonBody";
import { ReturnReasons } from "./ReturnReasons";

/** Screen 1 of an open application: right person, right reason; also the question "same person?" after a pause. */
export function Person(props: StepProps) {
  const { view, answer, pause, ask } = props;
  const words = useWords();
  const act = useAct();
  const reasons = useReasons(view.proposal);
  const id = view.application;
  const hindrance = useHindrance(props, "person");
  const confirm = () => void act.run("confirm_person", { application: id, same: true }).then(answer);
  const choose = (reason: string) => void act.run("choose_reason", { application: id, reason }).then(answer);
  const mayConfirm = may(view, "confirmPerson") || (view.step === "person" && may(view, "pause"));
  const mayChoose = may(view, "chooseReason");
  return (
    <Screen
      name="person"
      title={words(view.askSamePerson ? "same-person" : "step-person")}
      main={
        mayConfirm
          ? {
              verb: words(view.askSamePerson ? "same-person-yes" : "person-right"),
              act: confirm,
              busy: act.busy === "confirm_person",
            }
          : (hindrance?.main ?? { verb: words("go-on"), act: () => answer(view) })
      }
      problem={act.problem ?? hindrance?.problem}
      digits={mayChoose && !view.askSamePerson ? words("digits-reason") : undefined}
      digit={(digit) => {
        const picked = reasons[digit - 1];
        if (picked && mayChoose && !view.askSamePerson) choose(picked.id);
      }}
      side={[
        { verb: words("pause"), part: "pause", at: "leave", act: pause },
        may(view, "pause") && { verb: words("person-wrong"), part: "person-wrong", at: "exception", act: () => ask("wrongPerson") },
      ]}
    >
      {hindrance ? (
        <Note tone="attention" part="hindrance">
          {hindrance.why}
        </Note>
      ) : null}
      {view.askSamePerson ? (
        <Note tone="attention" part="same-person-lead">
          {words(lead(view))}
        </Note>
      ) : null}
      <Follows view={view} />
      <ReturnReasons view={view} at="person" />
      {view.unverified ? <Note tone="attention">{words("mark-unverified")}</Note> : null}
      {view.notes
        .filter((note) => note.code !== "unverified")
        .map((note) => (
          <Note key={note.code} tone={toneOf(note.tone)} part="note">
            {coded(words, "note", note.code, note.params)}
          </Note>
        ))}
      <PersonBody
        person={{
          name: view.strip.name,
          number: view.strip.number,
          birth: view.strip.birth,
          sex: view.fields.find((field) => field.field === "sex")?.shown ?? "",
          residence: view.strip.residence,
          portrait: view.strip.oldPortrait,
          notes: [],
        }}
        qr={null}
        reasons={reasons}
        reason={view.reason}
        because={view.proposal?.because}
        onReason={mayChoose ? choose : undefined}
        newPortrait={view.strip.newPortrait}
        live={mayConfirm}
        faceOnly={view.askSamePerson}
      />
    </Screen>
  );
}

/** Why it is asked once more whether it is the same person. */
function lead(view: StepProps["view"]): "person-doubted-lead" | "face-doubtful-unsure" | "face-doubtful-different" | "same-person-lead" {
  if (view.personDoubted) return "person-doubted-lead";
  const opinion = faceOpinion(view.strip.faceCompared);
  return opinion === "unsure" || opinion === "different" ? `face-doubtful-${opinion}` : "same-person-lead";
}
