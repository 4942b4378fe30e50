/** Links that no webhook told to make, or to change: what Twilio lists is compared with what we know. */
@NullMarked
package dev.trunkline.bridge.sync.missed;

import org.jspecify.annotations.NullMarked;
