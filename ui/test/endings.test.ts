import { expect, test } from "vitest";
import type { EndingView, ReviewView } from "../src/generated/contract";
import { wordsOf } from "../src/locale/catalogs";
import { marks } from "../src/parts/StateMark";
import { doneKey } from "../src/screens/Done";
import { leftToDo, refusalText, whatToDo, whyEnded } from "../src/screens/Ending";
import { placesToMend } from "../src/screens/placesToMend";
import { nextToMend, placeName, wayTo } from "../src/screens/ReturnReasons";
import { line, reviewOne } from "./fixtures/views";

/** Every stage behind the desk with the icon and the color of the specification (desk-experience 8.3). */
const stages: [string, string, string][] = [
  ["submitted", "Clock", "information"],
  ["returned", "Undo2", "attention"],
  ["approved", "CheckCheck", "information"],
  ["queued", "ClockArrowUp", "information"],
  ["received", "CheckCheck", "good"],
  ["accepted", "CircleCheck", "good"],
  ["refused", "CircleX", "stop"],
  ["rejected", "CircleX", "stop"],
  ["cardProduced", "IdCard", "good"],
  ["handedOver", "HandHelping", "good"],
  ["withdrawn", "Archive", "neutral"],
];

/** The fixed words of each way, never mixed. */
const fixed: Record<"vi" | "en", Record<string, RegExp>> = {
  vi: { returned: /trả lại/i, rejected: /không duyệt/i, refused: /từ chối/i, withdrawn: /(đã|được) rút/i },
  en: { returned: /returned/i, rejected: /rejected/i, refused: /refused/i, withdrawn: /withdrawn/i },
};

const reason = { reason: "factWrong", field: "phone", text: "", mustComeBack: false, step: "facts", mended: false };
const ending = (outcome: string, part: Partial<EndingView> = {}): EndingView => ({
  outcome,
  by: outcome === "refused" ? "" : "Trần Quốc Hùng",
  at: "2026-11-22T07:00:00Z",
  reasons: outcome === "returned" || outcome === "rejected" ? [reason] : [],
  refusal: outcome === "refused" ? ["planUnfulfilled"] : [],
  remedy: outcome === "refused" ? "recapture" : null,
  withdrawnFor: outcome === "withdrawn" ? "applicantAsked" : null,
  answeredBy: null,
  told: null,
  ...part,
});

test("each stage says its own word with its own icon and color, and no other's", () => {
  for (const language of ["vi", "en"] as const) {
    const words = wordsOf(language);
    for (const [stage, icon, tone] of stages) {
      const mark = marks[stage];
      expect([mark?.[0].displayName, mark?.[1]], stage).toEqual([icon, tone]);
      expect(words.has(doneKey(stage)), `${stage} in ${language}`).toBe(true);
      const said = [words(doneKey(stage), { ticket: "A127" }), words(`stage-${stage}`)];
      if (stage in fixed[language]) said.push(...whatToDo(words, ending(stage)));
      for (const [way, word] of Object.entries(fixed[language])) {
        if (way === stage) expect(said[0], `${stage} in ${language}`).toMatch(word);
        else for (const sentence of said) expect(sentence, `${stage} in ${language} speaks of ${way}`).not.toMatch(word);
      }
    }
  }
});

test("every remedy and every reason of the center has its sentence, and a line says what is left to do", () => {
  const reasons = ["simulatedCapture", "recordUnreadable", "headerRecordMismatch", "clerkMismatch", "fourEyes", "approvalMismatch", "voided", "planUnfulfilled", "printsUnreadable", "samplesMismatch"];
  for (const language of ["vi", "en"] as const) {
    const words = wordsOf(language);
    const unknown = (text: string, code: string) => expect(text, `${code} in ${language}`).not.toBe(words("unknown-code", { code }));
    for (const remedy of ["recapture", "correctFacts", "correctRecord", "none"]) {
      const one = ending("refused", { remedy });
      for (const sentence of whatToDo(words, one)) unknown(sentence, remedy);
      unknown(leftToDo(words, line("A101", "LÊ VĂN AN", { stage: "refused", ending: one })) ?? "", remedy);
    }
    for (const code of reasons) unknown(refusalText(words, code), code);
    expect(whyEnded(words, ending("refused"))).toBe(words("refusal-planUnfulfilled"));
    expect(whyEnded(words, ending("rejected"))).toBe(words("return-reason-factWrong"));
    const lines = [
      [ending("rejected"), words("todo-none")],
      [ending("rejected", { told: "2026-11-22T07:00:00Z" }), words("todo-told")],
      [ending("refused", { answeredBy: { application: "b", ticket: "A128" } }), words("todo-answered", { ticket: "A128" })],
      [ending("withdrawn"), undefined],
      [ending("returned"), undefined],
    ] as const;
    for (const [one, expected] of lines) expect(leftToDo(words, line("A101", "LÊ VĂN AN", { ending: one }))).toBe(expected);
  }
});

test("a reason can point at whatever was captured, declared or left out, at the signature and at the reason itself, each by name", () => {
  const app = reviewOne.application;
  const view: Pick<ReviewView, "application" | "compare"> = {
    compare: reviewOne.compare,
    application: {
      ...app,
      eyes: [
        { eye: "right", state: "kept", score: 81, sample: app.eyes[0]?.sample ?? null, exception: null },
        { eye: "left", state: "excepted", score: null, sample: null, exception: { kind: "cannotOpen", forGood: false, text: "" } },
      ],
      gaps: [
        { modality: "iris", reason: "noDevice" },
        { modality: "fingers", reason: "deviceFailed" },
      ],
    },
  };
  const places = placesToMend(view);
  for (const place of ["reason", "portrait", "slap13", "finger_9", "iris_right", "eye_left", "gap_iris", "gap_fingerprints", "signature", "phone"]) {
    expect(places, place).toContain(place);
    for (const language of ["vi", "en"] as const) expect(placeName(wordsOf(language), place), place).not.toMatch(/[_-]/);
  }
  expect(places).not.toContain("iris_left");
});

test("each reason leads to its field, or to what is taken again at once", () => {
  const table: [string, string | null, string, string | undefined][] = [
    ["facts", "phone", "factWrong", "phone"],
    ["facts", null, "factMissing", undefined],
    ["person", "reason", "reasonWrong", undefined],
    ["portrait", "portrait", "portraitUnfit", "again"],
    ["portrait", null, "portrait_unfit", "again"],
    ["fingers", "slap14", "printsUnfit", "slap14"],
    ["fingers", "finger_9", "exceptionDoubtful", undefined],
    ["fingers", null, "printsUnfit", undefined],
    ["iris", "iris_left", "other", "again"],
    ["iris", "eye_left", "exceptionDoubtful", undefined],
    ["iris", "gap_iris", "exceptionDoubtful", undefined],
    ["review", "signature", "attestationUnfit", undefined],
  ];
  for (const [step, field, code, way] of table) expect(wayTo({ step, field, reason: code }), `${code} at ${field}`).toBe(way);
});

test("Enter leads through what is not mended, once each, and then on", () => {
  const reasons = ["facts", "review", "iris", "portrait"].map((step) => ({ ...reason, step, mended: step === "iris" }));
  const visited = new Set<number>();
  expect(nextToMend(reasons, "review", visited)).toBe(0);
  visited.add(0);
  expect(nextToMend(reasons, "review", visited)).toBe(3);
  visited.add(3);
  expect(nextToMend(reasons, "review", visited)).toBeUndefined();
});
