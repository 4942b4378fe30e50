import { Button } from "@twilio-paste/core/button";
import { VolumeOffIcon } from "@twilio-paste/icons/esm/VolumeOffIcon";
import { VolumeOnIcon } from "@twilio-paste/icons/esm/VolumeOnIcon";
import { useEffect, useState } from "react";
import { useLive } from "../../live/LiveProvider";
import { play } from "./play";
import { soundOf, soundSetting } from "./sounds";

/** Sounds for messages that come and go, and the button that stops them. */
export function SoundSwitch() {
  const { onUpdate } = useLive();
  const [on, setOn] = useState(soundSetting.read);

  useEffect(() => {
    if (!on) return undefined;
    return onUpdate((update, type) => {
      const sound = soundOf(type, update, Date.now());
      if (sound) play(sound);
    });
  }, [on, onUpdate]);

  return (
    <Button
      variant="secondary_icon"
      size="icon_small"
      aria-label="Sounds"
      aria-pressed={on}
      title={on ? "Sounds are on" : "Sounds are off"}
      onClick={() => {
        soundSetting.write(!on);
        setOn(!on);
      }}
      data-testid="sounds"
    >
      {on ? <VolumeOnIcon decorative size="sizeIcon20" /> : <VolumeOffIcon decorative size="sizeIcon20" />}
    </Button>
  );
}
