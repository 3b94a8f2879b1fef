import { UserRound } from "lucide-react";
import { useStation } from "../host/station";
import { useWords } from "../locale/words";
import look from "./Portrait.module.css";

/** A portrait 3:4 with the words that say where it comes from. */
export function Portrait(props: { path: string | null | undefined; caption: string; height: number; simulated?: boolean; part?: string }) {
  const { host } = useStation();
  const words = useWords();
  return (
    <figure className={look.figure} data-part={props.part} style={{ width: Math.round(props.height * 0.75) }}>
      <div className={`${look.frame} ${props.simulated ? look.simulated : ""}`} style={{ height: props.height }}>
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
