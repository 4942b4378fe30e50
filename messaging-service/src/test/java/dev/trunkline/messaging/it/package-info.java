/** The service with real Kafka, PostgreSQL, login server and the simulated Twilio. */
@NullMarked
package dev.trunkline.messaging.it;

import org.jspecify.annotations.NullMarked;
