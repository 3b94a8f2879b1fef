import type { DoctorView, TrendView, TrendWeekView } from "../generated/contract";
import { civilDate, dayOf } from "../locale/format";
import { coded, useWords } from "../locale/words";
import look from "./Trends.module.css";

/** Which of the simulated devices captures what. */
export const simulatedBy: Readonly<Record<string, string>> = { portrait: "camera", fingerprints: "scanner", iris: "iris" };

/** How each device does, week by week, without people: what a worn window or dirty glass does shows as a slope. */
export function Trends(props: { view: DoctorView }) {
  const { view } = props;
  const words = useWords();
  const trends = view.trends.filter((trend) => trend.weeks.some((week) => week.tries > 0));
  if (trends.length === 0) return null;
  return (
    <section className={look.trends} data-part="trends">
      <h2>{words("trends-title")}</h2>
      <p>{words("trends-lead", { day: dayOf(view.trendsAt) })}</p>
      <div className={look.devices}>
        {trends.map((trend) => (
          <OneDevice key={`${trend.modality} ${trend.device}`} trend={trend} />
        ))}
      </div>
    </section>
  );
}

function OneDevice(props: { trend: TrendView }) {
  const { trend } = props;
  const words = useWords();
  const simulated = words.has(`simulated-${simulatedBy[trend.modality]}`) ? words(`simulated-${simulatedBy[trend.modality]}`) : trend.name;
  const named = trend.simulated ? simulated : trend.name;
  const figure = (value: number | null) => (value === null ? "–" : String(value));
  return (
    <article className={`${look.device} ${trend.simulated ? look.simulated : ""}`} data-part="trend" data-modality={trend.modality} data-slope={trend.slope}>
      <h3>
        {coded(words, "trend-modality", trend.modality)} <span>{named}</span>
        {trend.simulated ? <em>{words("simulated-short")}</em> : null}
      </h3>
      <p className={trend.slope === "worse" ? look.worse : ""}>{coded(words, "trend-slope", trend.slope)}</p>
      <Line weeks={trend.weeks} />
      <table>
        <thead>
          <tr>
            <th scope="col">{words("trend-week")}</th>
            <th scope="col">{words("trend-tries")}</th>
            <th scope="col">{words("trend-score")}</th>
            <th scope="col">{words("trend-failed")}</th>
            <th scope="col">{words("trend-ten")}</th>
          </tr>
        </thead>
        <tbody>
          {trend.weeks
            .filter((week) => week.tries > 0)
            .toReversed()
            .map((week) => (
              <tr key={week.from}>
                <th scope="row">{civilDate(week.from)}</th>
                <td>{week.tries}</td>
                <td>{figure(week.score)}</td>
                <td>{words("trend-percent", { percent: figure(week.failedPercent) })}</td>
                <td>{figure(week.triesForTen)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </article>
  );
}

const STEP = 40;
/** So many points of score stand one above the other at least: what people differ by is no slope. */
const SPAN = 30;
const ROOM = 4;

/** The median scores as a line over all weeks, with a thin line at every ten points; the table beneath says the same in figures. */
function Line(props: { weeks: readonly TrendWeekView[] }) {
  const known = props.weeks.flatMap((week, at) => (week.score === null ? [] : [{ at, score: week.score }]));
  if (known.length < 2) return null;
  const scores = known.map((one) => one.score);
  const top = Math.max(...scores) + ROOM;
  const foot = Math.min(Math.min(...scores) - ROOM, top - SPAN);
  const width = props.weeks.length * STEP;
  const tens = Array.from({ length: 11 }, (_, at) => at * 10).filter((ten) => ten > foot && ten < top);
  return (
    <svg className={look.line} viewBox={`0 0 ${width} ${top - foot}`} preserveAspectRatio="none" aria-hidden="true">
      {tens.map((ten) => (
        <line key={ten} x1={0} x2={width} y1={top - ten} y2={top - ten} />
      ))}
      <polyline points={known.map(({ at, score }) => `${at * STEP + STEP / 2},${top - score}`).join(" ")} />
    </svg>
  );
}
