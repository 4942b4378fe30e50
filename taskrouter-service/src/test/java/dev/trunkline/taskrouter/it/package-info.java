/** The running service beside a simulated Twilio. */
@NullMarked
package dev.trunkline.taskrouter.it;

import org.jspecify.annotations.NullMarked;
