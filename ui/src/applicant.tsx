import { createRoot } from "react-dom/client";
import "./tokens.css";
import "./base.css";
import { hostOf, StationProvider } from "./host/station";
import { suppressMenu } from "./place/menu";
import { ApplicantWindow } from "./screens/ApplicantWindow";

suppressMenu();
const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StationProvider host={hostOf("applicant")}>
      <ApplicantWindow />
    </StationProvider>,
  );
}
