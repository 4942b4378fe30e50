/** Message templates of Twilio's Content API: synchronised, checked, filled in. */
@NullMarked
package dev.trunkline.messaging.templates;

import org.jspecify.annotations.NullMarked;
