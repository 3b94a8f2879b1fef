import { useWords } from "../locale/words";
import { Screen } from "../parts/Screen";
import type { StepProps } from "./Application";

export function Iris({ pause }: StepProps) {
  const words = useWords();
  return (
    <Screen name="Iris" title={words("loading")} side={[{ verb: words("pause"), part: "pause", at: "leave", act: pause }]}>
      {null}
    </Screen>
  );
}
