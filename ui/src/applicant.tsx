import { createRoot } from "react-dom/client";
import "./tokens.css";
import "./base.css";
import { teachAria } from "./locale/aria";
import { hostOf, StationProvider } from "./host/station";
import { suppressMenu } from "./place/menu";
import { ApplicantWindow } from "./screens/ApplicantWindow";

teachAria();
suppressMenu();
const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StationProvider host={hostOf("applicant")}>
      <ApplicantWindow />
    </StationProvider>,
  );
}
