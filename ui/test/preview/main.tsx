import { createRoot } from "react-dom/client";
import "../../src/tokens.css";
import "../../src/base.css";
import { StationProvider } from "../../src/host/station";
import { KeyboardProvider } from "../../src/keys/useKeys";
import { WordsProvider } from "../../src/locale/words";
import { PlaceProvider } from "../../src/place/place";
import { SessionProvider } from "../../src/place/session";
import { ApplicantWindow } from "../../src/screens/ApplicantWindow";
import { Desk, Places } from "../../src/screens/Desk";
import { fixtureHost, sceneOf } from "../fixtures/host";

const asked = new URLSearchParams(location.search);
const scene = sceneOf(asked.get("scene") ?? "ready", asked.get("lang") === "en" ? "en" : "vi");
document.documentElement.dataset.theme = asked.get("theme") ?? "light";
const host = fixtureHost(scene);
const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StationProvider host={host}>
      <KeyboardProvider>
        {scene.applicant && !scene.place ? (
          <ApplicantWindow />
        ) : scene.place ? (
          <SessionProvider>
            {(session) =>
              session && scene.place ? (
                <WordsProvider language={session.language}>
                  <PlaceProvider start={scene.place}>
                    <Places />
                  </PlaceProvider>
                </WordsProvider>
              ) : null
            }
          </SessionProvider>
        ) : (
          <Desk />
        )}
      </KeyboardProvider>
    </StationProvider>,
  );
}
