import { CustomizationProvider } from "@twilio-paste/core/customization";
import { useTheme } from "@twilio-paste/core/theme";
import type { CSSProperties, ReactNode } from "react";
import styles from "./shell.module.css";

// Paste asks Twilio's font host for its own font otherwise; the console makes no request to any other host.
const inter = "'Inter Variable', system-ui, sans-serif";
const theme = { fonts: { fontFamilyText: inter, fontFamilyDisplay: inter } };

// The corner towards whoever speaks stays sharp.
const elements = {
  CHAT_BUBBLE: {
    borderRadius: "borderRadius40",
    variants: {
      inbound: { borderBottomLeftRadius: "borderRadius10" },
      outbound: { borderBottomRightRadius: "borderRadius10" },
    },
  },
} as const;

export function ConsoleTheme({ children }: { children: ReactNode }) {
  return (
    <CustomizationProvider baseTheme="default" theme={theme} elements={elements}>
      <ThemeVariables>{children}</ThemeVariables>
    </CustomizationProvider>
  );
}

/** Gives the console's own style sheets the colours of Paste's theme. */
function ThemeVariables({ children }: { children: ReactNode }) {
  const { backgroundColors: background, textColors: text, borderColors: border, shadows } = useTheme();
  const variables = {
    "--night": background.colorBackgroundBodyInverse,
    "--night-raised": background.colorBackgroundInverse,
    "--night-edge": border.colorBorderInverseWeaker,
    "--paper": background.colorBackgroundBody,
    "--paper-shade": background.colorBackgroundWeak,
    "--paper-hover": background.colorBackground,
    "--selected": background.colorBackgroundPrimaryWeakest,
    "--accent": background.colorBackgroundPrimary,
    "--edge": border.colorBorderWeaker,
    "--ink": text.colorText,
    "--ink-weak": text.colorTextWeak,
    "--ink-error": text.colorTextError,
    "--ink-success": text.colorTextSuccess,
    "--ink-on-night": text.colorTextInverse,
    "--ink-on-night-weak": text.colorTextInverseWeaker,
    "--focus": shadows.shadowFocus,
    "--focus-inset": shadows.shadowFocusInset,
    "--focus-on-night": shadows.shadowFocusInverse,
    "--raised": shadows.shadow,
  } as CSSProperties;
  return (
    <div className={styles["theme"]} style={variables}>
      {children}
    </div>
  );
}
