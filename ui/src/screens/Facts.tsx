import { useEffect, useMemo, useRef, useState } from "react";
import type { FieldSpecView, FieldView } from "../generated/contract";
import { FieldInput } from "../fields/FieldInput";
import { useAct, useView } from "../host/station";
import { exactTime } from "../locale/format";
import { useWords } from "../locale/words";
import { Note } from "../parts/Note";
import { Screen } from "../parts/Screen";
import { may } from "../place/actions";
import { useAtDesk } from "../place/beside";
import type { StepProps } from "./Application";
import { useHindrance } from "./hindrance";
import look from "./Facts.module.css";
import { ReturnReasons } from "./ReturnReasons";
import { readable } from "./sheet";

const groups = ["identity", "biometric", "residence", "family", "contact", "application", "other"] as const;

interface Line {
  readonly field: FieldView;
  readonly spec: FieldSpecView;
}

/** Screen 2: what the record says as a block that is read, and below it only what is still open. */
export function Facts(props: StepProps) {
  const { view, answer, refresh, field: wanted, caret, pause } = props;
  const hindrance = useHindrance(props, "facts");
  const words = useWords();
  const act = useAct();
  const { view: catalog } = useView("read_catalog", {}, []);
  const [insisting, insist] = useState(false);
  const atDesk = useAtDesk();
  const form = useRef<HTMLDivElement>(null);
  const saving = useRef(new Set<Promise<boolean>>());

  const lines = useMemo(() => {
    const specs = new Map((catalog?.fields ?? []).map((spec) => [spec.field, spec]));
    return view.fields.flatMap((field): Line[] => {
      const spec = specs.get(field.field);
      return spec ? [{ field, spec }] : [];
    });
  }, [catalog, view.fields]);

  const meant = new Set([...view.linesWrong, ...view.returnReasons.map((reason) => reason.field ?? ""), wanted ?? ""]);
  // What is asked stays asked while it is answered, so that no field jumps away under the hands.
  const asked = useRef(new Set<string>());
  for (const { field, spec } of lines) {
    if (field.locked) continue;
    if (field.field === caret) asked.current.add(caret);
    const open = field.issue?.level === "error" || (field.required && field.text === "") || meant.has(field.field);
    const usual = spec.group === "contact" || (spec.core && (view.unverified || spec.group === "application"));
    if (open || usual) asked.current.add(field.field);
  }
  const block = lines.filter(({ field }) => field.onCard && !asked.current.has(field.field));
  const questions = lines.filter(({ field }) => asked.current.has(field.field));
  const rest = lines.filter(({ field }) => !field.onCard && !asked.current.has(field.field));

  // What the record does not say was said at this desk, or stands on the card.
  const changed = ({ field }: Line) => field.text !== "" && field.source !== "populationRecord";
  const changes = view.unverified ? 0 : lines.filter(changed).length;

  const back = questions.find(({ field }) => field.field === caret)?.field.field;
  const first = wanted ?? back ?? questions.find(({ field }) => field.issue?.level === "error" || (field.required && field.text === ""))?.field.field;
  const ready = lines.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus goes to the first question once
  useEffect(() => {
    if (ready && first) inputOf(form.current, first)?.focus();
  }, [ready, wanted]);

  /** The next field that must be answered, after the focused one first. Leaving a field saves it. */
  const next = (): boolean => {
    const active = document.activeElement;
    const inputs = [...(form.current?.querySelectorAll<HTMLInputElement>("[data-question] input, [data-question] textarea") ?? [])];
    const at = active instanceof HTMLInputElement ? inputs.indexOf(active) : -1;
    const unanswered = (input: HTMLInputElement) => (input.getAttribute("aria-required") === "true" || input.required) && input.value.trim() === "";
    const wrong = (input: HTMLInputElement) => input !== active && input.getAttribute("aria-invalid") === "true";
    const target =
      inputs.slice(at + 1).find((input) => unanswered(input) || wrong(input)) ??
      inputs.slice(0, Math.max(at, 0)).find((input) => unanswered(input) || wrong(input));
    if (target) {
      target.focus();
      return true;
    }
    if (at >= 0) inputs[at]?.blur();
    return false;
  };

  const refusedField = act.problem?.view.field;
  const askedFrom = useRef<Element | null>(null);
  useEffect(() => {
    // A refusal that comes late does not take the caret from who writes in another field by now.
    const moved = askedFrom.current !== document.activeElement && document.activeElement instanceof HTMLInputElement;
    if (refusedField && !moved) inputOf(form.current, refusedField)?.focus();
  }, [refusedField]);

  const missing = view.missing.filter((item) => item.step === "facts");
  const id = view.application;
  const confirm = async () => {
    askedFrom.current = document.activeElement;
    // What was just typed is saved first; the station then judges the whole.
    const saved = await Promise.all(saving.current);
    if (saved.includes(false)) return;
    const next = await act.run("confirm_facts", { application: id });
    if (next) (props.onConfirmed ?? answer)(next);
    else insist(true);
  };
  const main = may(view, "setField", "reopen")
    ? {
        verb: words(view.unverified || questions.length > 0 ? "facts-complete" : "facts-unchanged"),
        act: () => void confirm(),
        busy: act.busy === "confirm_facts",
      }
    : (hindrance?.main ?? {
        verb: words("go-on"),
        act: () => answer(view),
        why: missing.length > 0 ? words("facts-missing", { count: missing.length }) : undefined,
      });
  const input = ({ field, spec }: Line) => (
    <FieldInput
      key={field.field}
      {...{ view, field, spec, refresh }}
      insist={insisting || meant.has(field.field)}
      onSaving={(save) => {
        saving.current.add(save);
        void save.finally(() => saving.current.delete(save));
      }}
      remark={view.linesWrong.includes(field.field) ? words("line-wrong") : undefined}
    />
  );

  return (
    <Screen
      name="facts"
      lead={changes > 0 ? <p className={look.changes} data-part="facts-changes">{words("facts-changes", { count: changes })}</p> : undefined}
      title={words(atDesk ? "beside-facts" : view.unverified ? "facts-title-form" : "facts-title")}
      main={main}
      next={next}
      problem={act.problem ?? hindrance?.problem}
      ownFocus={first !== undefined}
      saved={words("saved-at", { time: exactTime(view.saved) })}
      side={[atDesk ? { verb: words("beside-back", { ticket: atDesk.ticket }), part: "leave-beside", at: "leave", act: pause } : { verb: words("pause"), part: "pause", at: "leave", act: pause }]}
    >
      {hindrance ? (
        <Note tone="attention" part="hindrance">
          {hindrance.why}
        </Note>
      ) : null}
      <ReturnReasons view={view} />
      {view.linesWrong.length > 0 ? <Note tone="attention">{words("lines-wrong", { count: view.linesWrong.length })}</Note> : null}
      <div ref={form} className={look.form}>
        {!view.unverified && block.length > 0 ? (
          <section className={look.block} aria-label={words("facts-from-record")} data-part="facts-block">
            <h2 className={look.blockTitle}>{words("facts-from-record")}</h2>
            <dl>
              {block.map(({ field }) => (
                <div
                  key={field.field}
                  data-line={field.field}
                  className={field.field === "full_name" ? look.fullName : field.shown.length > 20 ? look.long : ""}
                >
                  <dt>{words(`field-${field.field}`)}</dt>
                  <dd lang="vi" className="numbers">
                    {readable(field.field, field.shown) || words("empty")}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ) : null}
        {questions.length > 0 ? (
          <section className={look.questions} aria-label={words("facts-open")} data-question="">
            <h2>{words(view.unverified ? "facts-core" : "facts-open")}</h2>
            {view.unverified ? (
              groups.map((group) => {
                const inside = questions.filter(({ spec }) => spec.group === group);
                return inside.length > 0 ? (
                  <fieldset key={group} className={look.group}>
                    <legend>{words(`group-${group}`)}</legend>
                    <div className={look.grid}>{inside.map(input)}</div>
                  </fieldset>
                ) : null;
              })
            ) : (
              <div className={look.grid}>{questions.map(input)}</div>
            )}
          </section>
        ) : null}
        {groups.map((group) => {
          const inside = rest.filter(({ spec }) => spec.group === group);
          if (inside.length === 0) return null;
          const filled = inside.filter(({ field }) => field.text !== "").length;
          const changes = view.unverified ? 0 : inside.filter(changed).length;
          return (
            <details key={group} className={look.fold} data-part={`group-${group}`}>
              <summary>
                <span>{words(`group-${group}`)}</span>
                <span className={look.count}>
                  {words("group-count", { filled, all: inside.length })}
                  {changes > 0 ? ` · ${words("facts-changes", { count: changes })}` : ""}
                </span>
              </summary>
              <div className={look.grid}>
                {inside.map((line) =>
                  line.field.locked ? (
                    <div key={line.field.field} className={look.fixed}>
                      <span>{words(`field-${line.field.field}`)}</span>
                      <p lang="vi">{line.field.shown || words("empty")}</p>
                    </div>
                  ) : (
                    input(line)
                  ),
                )}
              </div>
            </details>
          );
        })}
      </div>
    </Screen>
  );
}

function inputOf(form: HTMLElement | null, field: string): HTMLElement | null {
  const place = form?.querySelector(`[data-field="${CSS.escape(field)}"]`);
  const fold = place?.closest("details");
  if (fold) fold.open = true;
  return place?.querySelector<HTMLElement>("input, textarea") ?? null;
}
