/** What has been relayed, in PostgreSQL. */
@NullMarked
package dev.trunkline.messaging.mms.panache;

import org.jspecify.annotations.NullMarked;
