/** What TaskRouter lists of its own. */
@NullMarked
package dev.trunkline.twilio.taskrouter;

import org.jspecify.annotations.NullMarked;
