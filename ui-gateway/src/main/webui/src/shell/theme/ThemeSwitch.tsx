import { DarkModeIcon } from "@twilio-paste/icons/esm/DarkModeIcon";
import { LightModeIcon } from "@twilio-paste/icons/esm/LightModeIcon";
import styles from "../shell.module.css";
import { useThemeSwitch } from "./useThemeChoice";

export function ThemeSwitch() {
  const { theme, toggle } = useThemeSwitch();
  const dark = theme === "dark";
  return (
    <button
      type="button"
      className={styles["headerButton"]}
      aria-label="Dark theme"
      aria-pressed={dark}
      title={dark ? "Use the light theme" : "Use the dark theme"}
      onClick={toggle}
      data-testid="theme"
      data-theme={theme}
    >
      {dark ? <LightModeIcon decorative size="sizeIcon20" /> : <DarkModeIcon decorative size="sizeIcon20" />}
    </button>
  );
}
