/** Outreaches in the database. */
@NullMarked
package dev.trunkline.bridge.outbound.panache;

import org.jspecify.annotations.NullMarked;
