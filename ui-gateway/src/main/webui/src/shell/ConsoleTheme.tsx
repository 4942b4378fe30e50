import { CustomizationProvider } from "@twilio-paste/core/customization";
import { useTheme } from "@twilio-paste/core/theme";
import { type ReactNode, useLayoutEffect } from "react";
import styles from "./shell.module.css";
import { ThemeContext, type ThemeName, useThemeChoice } from "./theme/useThemeChoice";

// Paste asks Twilio's font host for its own font otherwise; the console makes no request to any other host.
const inter = "'Inter Variable', system-ui, sans-serif";
const theme = { fonts: { fontFamilyText: inter, fontFamilyDisplay: inter } };

const elements = {
  // Paste's colours for these are too weak on a dark bubble.
  CHAT_ATTACHMENT_LINK: { color: "inherit" },
  CHAT_ATTACHMENT_DESCRIPTION: { color: "inherit" },
  // The corner towards whoever speaks stays sharp.
  CHAT_BUBBLE: {
    borderRadius: "borderRadius40",
    variants: {
      inbound: { borderBottomLeftRadius: "borderRadius10" },
      outbound: { borderBottomRightRadius: "borderRadius10" },
    },
  },
  // As large as the window: Paste's widest dialog leaves nearly half of a desk's screen empty around a picture.
  IMAGE_DIALOG: { maxWidth: "100%", height: "100%", maxHeight: "100%", borderRadius: "borderRadius0" },
  IMAGE_DIALOG_HEADER: { padding: "space60" },
  IMAGE_DIALOG_BODY: { display: "flex", flexGrow: 1, alignItems: "center", justifyContent: "center", paddingX: "space60", overflow: "hidden" },
  IMAGE_DIALOG_FOOTER: { padding: "space60" },
} as const;

export function ConsoleTheme({ children }: { children: ReactNode }) {
  const choice = useThemeChoice();
  return (
    <ThemeContext value={choice}>
      <CustomizationProvider baseTheme={choice.theme === "dark" ? "dark" : "default"} theme={theme} elements={elements}>
        <ThemeVariables name={choice.theme} />
        <div className={styles["theme"]}>{children}</div>
      </CustomizationProvider>
    </ThemeContext>
  );
}

/** Gives the console's own style sheets the colours of Paste's theme; on the document, where dialogs find them too. */
function ThemeVariables({ name }: { name: ThemeName }) {
  const { backgroundColors: background, textColors: text, borderColors: border, shadows } = useTheme();
  const variables: Readonly<Record<string, string>> = {
    "--night": background.colorBackgroundBodyInverse,
    "--night-raised": background.colorBackgroundInverse,
    "--night-edge": border.colorBorderInverseWeaker,
    "--paper": background.colorBackgroundBody,
    "--paper-shade": background.colorBackgroundWeak,
    "--paper-hover": background.colorBackground,
    "--selected": name === "dark" ? background.colorBackground : background.colorBackgroundPrimaryWeakest,
    "--accent": background.colorBackgroundPrimary,
    "--edge": border.colorBorderWeaker,
    "--edge-strong": border.colorBorder,
    "--ink": text.colorText,
    "--ink-weak": text.colorTextWeak,
    "--ink-link": text.colorTextLink,
    "--ink-error": text.colorTextError,
    "--ink-success": text.colorTextSuccess,
    "--ink-warning": text.colorTextWarningStrong,
    "--paper-warning": background.colorBackgroundWarningWeakest,
    "--paper-error": background.colorBackgroundErrorWeakest,
    "--ink-on-night": text.colorTextInverse,
    "--ink-on-night-weak": text.colorTextInverseWeak,
    "--focus": shadows.shadowFocus,
    "--focus-inset": shadows.shadowFocusInset,
    "--focus-on-night": shadows.shadowFocusInverse,
    "--raised": shadows.shadow,
    "--raised-edge": shadows.shadowBorder,
    "--font": inter,
  };

  useLayoutEffect(() => {
    const { style, dataset } = document.documentElement;
    for (const [variable, value] of Object.entries(variables)) style.setProperty(variable, value);
    style.colorScheme = name;
    dataset["theme"] = name;
  });
  return null;
}
