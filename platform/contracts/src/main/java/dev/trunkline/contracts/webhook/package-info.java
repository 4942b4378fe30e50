/** Where webhooks arrive and how their parameters are read. */
@NullMarked
package dev.trunkline.contracts.webhook;

import org.jspecify.annotations.NullMarked;
