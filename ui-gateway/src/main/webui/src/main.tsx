import "@fontsource-variable/inter";
import "./shell/page.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./shell/App";

const root = document.getElementById("root");
if (!root) throw new Error("index.html: no element with id root");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
