import { createContext, useContext, useEffect, useState } from "react";

export type ThemeName = "light" | "dark";

export interface ThemeChoice {
  readonly theme: ThemeName;
  readonly toggle: () => void;
}

const key = "trunkline.theme";
const darkQuery = "(prefers-color-scheme: dark)";

/** The system's theme, unless the user wants the other one; that wish is kept on this computer until it is the system's again. */
export function useThemeChoice(): ThemeChoice {
  const [system, setSystem] = useState<ThemeName>(systemTheme);
  const [wished, setWished] = useState<ThemeName | undefined>(storedTheme);
  const theme = wished ?? system;

  useEffect(() => {
    const query = window.matchMedia(darkQuery);
    const changed = () => setSystem(systemTheme());
    query.addEventListener("change", changed);
    return () => query.removeEventListener("change", changed);
  }, []);

  return {
    theme,
    toggle() {
      const next = theme === "dark" ? "light" : "dark";
      if (next === system) localStorage.removeItem(key);
      else localStorage.setItem(key, next);
      setWished(next === system ? undefined : next);
    },
  };
}

export const ThemeContext = createContext<ThemeChoice>({ theme: "light", toggle() {} });

export const useThemeSwitch = (): ThemeChoice => useContext(ThemeContext);

function systemTheme(): ThemeName {
  return window.matchMedia(darkQuery).matches ? "dark" : "light";
}

function storedTheme(): ThemeName | undefined {
  const stored = localStorage.getItem(key);
  return stored === "light" || stored === "dark" ? stored : undefined;
}
