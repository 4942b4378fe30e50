/** The service with real Kafka, PostgreSQL, login server and the simulated Twilio. */
@NullMarked
package dev.trunkline.bridge.it;

import org.jspecify.annotations.NullMarked;
