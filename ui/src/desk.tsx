import { createRoot } from "react-dom/client";
import "./tokens.css";
import "./base.css";
import { teachAria } from "./locale/aria";
import { hostOf, StationProvider } from "./host/station";
import { KeyboardProvider } from "./keys/useKeys";
import { suppressMenu } from "./place/menu";
import { Desk } from "./screens/Desk";

teachAria();
suppressMenu();
const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StationProvider host={hostOf("desk")}>
      <KeyboardProvider>
        <Desk />
      </KeyboardProvider>
    </StationProvider>,
  );
}
