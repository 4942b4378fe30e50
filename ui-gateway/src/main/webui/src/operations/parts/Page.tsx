import { Heading } from "@twilio-paste/core/heading";
import { ArrowBackIcon } from "@twilio-paste/icons/esm/ArrowBackIcon";
import { type ReactNode, useEffect } from "react";
import { Link } from "react-router";
import styles from "../operations.module.css";

interface Props {
  readonly title: string;
  /** Where the way back leads, and its name. */
  readonly back?: { readonly to: string; readonly label: string };
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A page of the area: the way back, its title, its content. */
export function Page({ title, back, aside, children }: Props) {
  useEffect(() => {
    document.title = `${title} - Trunkline`;
  }, [title]);
  return (
    <div className={styles["page"]}>
      <div className={styles["inner"]}>
        {back ? (
          <Link className={styles["back"]} to={back.to} data-testid="back">
            <ArrowBackIcon decorative size="sizeIcon20" />
            {back.label}
          </Link>
        ) : null}
        <div className={styles["head"]}>
          <Heading as="h1" variant="heading20" marginBottom="space0">
            <span className={styles["breaking"]}>{title}</span>
          </Heading>
          {aside}
        </div>
        {children}
      </div>
    </div>
  );
}
