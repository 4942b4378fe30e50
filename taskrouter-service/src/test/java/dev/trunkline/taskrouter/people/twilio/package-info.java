/** Workers as Twilio lists them. */
@NullMarked
package dev.trunkline.taskrouter.people.twilio;

import org.jspecify.annotations.NullMarked;
