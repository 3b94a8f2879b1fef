import { UserRound } from "lucide-react";
import { useStation } from "../host/station";
import { useWords } from "../locale/words";
import look from "./Portrait.module.css";

/** The sides of a portrait 3:4 of this height, in pixels or as CSS says it. */
export function sides(height: number | string): { height: string; width: string } {
  const high = typeof height === "number" ? `${height}px` : height;
  return { height: high, width: `calc(${high} * 0.75)` };
}

/** A portrait 3:4 with the words that say where it comes from. */
export function Portrait(props: { path: string | null | undefined; caption: string; height: number | string; simulated?: boolean; part?: string }) {
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
      <figcaption>{props.caption}</figcaption>
    </figure>
  );
}
