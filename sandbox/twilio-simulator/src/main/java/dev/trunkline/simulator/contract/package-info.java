/** Checks recorded REST calls against the OpenAPI documents that Twilio publishes. */
@NullMarked
package dev.trunkline.simulator.contract;

import org.jspecify.annotations.NullMarked;
