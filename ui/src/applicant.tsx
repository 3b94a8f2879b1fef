import { createRoot } from "react-dom/client";
import "./tokens.css";
import "./base.css";
import { hostOf, StationProvider } from "./host/station";

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(<StationProvider host={hostOf("applicant")}>{null}</StationProvider>);
}
