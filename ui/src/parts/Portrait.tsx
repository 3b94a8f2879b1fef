import { CircleCheck, TriangleAlert, UserRound } from "lucide-react";
import { useStation } from "../host/station";
import { useWords } from "../locale/words";
import type { FaceOpinion } from "./faces";
import look from "./Portrait.module.css";

/** The sides of a portrait 3:4 of this height, in pixels or as CSS says it. */
export function sides(height: number | string): { height: string; width: string } {
  const high = typeof height === "number" ? `${height}px` : height;
  return { height: high, width: `calc(${high} * 0.75)` };
}

/** A portrait 3:4 with the words that say where it comes from, and what a program takes the face for that it was compared with. */
export function Portrait(props: {
  path: string | null | undefined;
  caption: string;
  height: number | string;
  simulated?: boolean;
  part?: string;
  opinion?: FaceOpinion | undefined;
}) {
  const { host } = useStation();
  const words = useWords();
  const { height, width } = sides(props.height);
  return (
    <figure className={look.figure} data-part={props.part} style={{ width }}>
      <div className={`${look.frame} ${props.simulated ? look.simulated : ""}`} style={{ height }}>
        {props.path ? (
          <img src={host.imageUrl(props.path)} alt={props.caption} draggable={false} />
        ) : (
          <span className={look.none}>
            <UserRound aria-hidden="true" />
            <span>{words("portrait-none")}</span>
          </span>
        )}
      </div>
      <figcaption>
        {props.caption}
        {props.opinion ? <Opinion opinion={props.opinion} /> : null}
      </figcaption>
    </figure>
  );
}

function Opinion(props: { opinion: FaceOpinion }) {
  const words = useWords();
  const Icon = props.opinion === "same" ? CircleCheck : TriangleAlert;
  return (
    <span className={`${look.opinion} ${look[props.opinion]}`} data-part="face-opinion" data-opinion={props.opinion}>
      <Icon aria-hidden="true" />
      {words(`face-${props.opinion}`)}
    </span>
  );
}
