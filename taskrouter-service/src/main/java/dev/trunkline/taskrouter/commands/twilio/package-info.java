/** TaskRouter's REST API for reservations and tasks. */
@NullMarked
package dev.trunkline.taskrouter.commands.twilio;

import org.jspecify.annotations.NullMarked;
