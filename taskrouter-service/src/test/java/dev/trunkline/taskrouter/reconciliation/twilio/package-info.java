/** TaskRouter's lists as Twilio gives them. */
@NullMarked
package dev.trunkline.taskrouter.reconciliation.twilio;

import org.jspecify.annotations.NullMarked;
