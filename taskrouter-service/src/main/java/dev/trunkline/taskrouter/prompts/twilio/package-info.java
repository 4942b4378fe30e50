/** Conversations v1. */
@NullMarked
package dev.trunkline.taskrouter.prompts.twilio;

import org.jspecify.annotations.NullMarked;
