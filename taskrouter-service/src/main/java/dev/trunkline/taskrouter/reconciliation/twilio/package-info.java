/** TaskRouter's Events API. */
@NullMarked
package dev.trunkline.taskrouter.reconciliation.twilio;

import org.jspecify.annotations.NullMarked;
