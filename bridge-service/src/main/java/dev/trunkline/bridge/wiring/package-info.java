/** What the bridge needs to be set at Twilio so that both workspaces tell it of what happens. */
@NullMarked
package dev.trunkline.bridge.wiring;

import org.jspecify.annotations.NullMarked;
