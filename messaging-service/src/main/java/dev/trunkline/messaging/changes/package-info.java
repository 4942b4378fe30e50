/** Who changed which setting of the service, and how. */
@NullMarked
package dev.trunkline.messaging.changes;

import org.jspecify.annotations.NullMarked;
