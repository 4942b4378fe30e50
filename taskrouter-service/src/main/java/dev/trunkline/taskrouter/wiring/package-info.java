/** What the service needs to be set at Twilio so that TaskRouter tells it of its events. */
@NullMarked
package dev.trunkline.taskrouter.wiring;

import org.jspecify.annotations.NullMarked;
