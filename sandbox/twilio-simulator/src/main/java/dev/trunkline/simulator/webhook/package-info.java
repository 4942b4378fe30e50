/** Webhooks as Twilio sends them: signed, retried on connect failures only, in lanes. */
@NullMarked
package dev.trunkline.simulator.webhook;

import org.jspecify.annotations.NullMarked;
