/** REST calls through the official SDK: host, credentials, timeouts, trace and metrics. */
@NullMarked
package dev.trunkline.twilio.rest;

import org.jspecify.annotations.NullMarked;
