import { useWords } from "../locale/words";
import { Screen } from "../parts/Screen";
import type { StepProps } from "./Application";

export function Done({ pause }: StepProps) {
  const words = useWords();
  return (
    <Screen name="Done" title={words("loading")} side={[{ verb: words("pause"), part: "pause", at: "leave", act: pause }]}>
      {null}
    </Screen>
  );
}
