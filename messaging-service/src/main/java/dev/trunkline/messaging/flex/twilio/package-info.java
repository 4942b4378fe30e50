/** Tokens by IAM, tasks by TaskRouter. */
@NullMarked
package dev.trunkline.messaging.flex.twilio;

import org.jspecify.annotations.NullMarked;
