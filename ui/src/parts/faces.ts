import { useEffect, useState } from "react";
import { useStation } from "../host/station";

/** What a program takes two faces for. It assists; the officer decides. */
export type FaceOpinion = "same" | "unsure" | "different";

/** How often the face at the desk is compared. */
const compareMs = 1500;
/** So many readings count, the best of them: whoever looks away for a moment is nobody else. */
const readings = 4;

const order: readonly FaceOpinion[] = ["same", "unsure", "different"];

/** What a view says of two faces, if it is one of the words. */
export function faceOpinion(text: string | null | undefined): FaceOpinion | undefined {
  return order.find((opinion) => opinion === text);
}

/** The best of what was said lately. */
export function best(said: readonly (FaceOpinion | undefined)[]): FaceOpinion | undefined {
  return order.find((opinion) => said.includes(opinion));
}

/** The face before the running camera beside these pictures, picture by picture, while somebody looks at them. */
export function useFaceOpinions(pictures: readonly (string | null)[], live: boolean): ReadonlyMap<string, FaceOpinion> {
  const { host } = useStation();
  const [opinions, setOpinions] = useState<ReadonlyMap<string, FaceOpinion>>(new Map());
  const asked = pictures.filter((picture) => picture !== null).join("\n");
  useEffect(() => {
    setOpinions(new Map());
    if (!live || asked === "") return;
    const paths = asked.split("\n");
    const said = paths.map(() => [] as (FaceOpinion | undefined)[]);
    let here = true;
    let timer = 0;
    const look = async () => {
      const found = await host.call("compare_faces", { pictures: paths }).catch(() => undefined);
      if (!here || found?.offered === false) return;
      if (found) {
        for (const [at, lately] of said.entries()) said[at] = [...lately, faceOpinion(found.opinions[at])].slice(-readings);
        const now = paths.map((path, at) => [path, best(said[at] ?? [])] as const);
        setOpinions(new Map(now.filter((one): one is readonly [string, FaceOpinion] => one[1] !== undefined)));
      }
      timer = window.setTimeout(() => void look(), compareMs);
    };
    timer = window.setTimeout(() => void look(), compareMs);
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [host, live, asked]);
  return opinions;
}
