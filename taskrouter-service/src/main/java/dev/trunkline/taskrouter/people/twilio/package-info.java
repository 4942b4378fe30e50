/** Workers and activities by TaskRouter's REST API, users by Frontline's. */
@NullMarked
package dev.trunkline.taskrouter.people.twilio;

import org.jspecify.annotations.NullMarked;
