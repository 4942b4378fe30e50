/** Transactions of the service. */
@NullMarked
package dev.trunkline.bridge.link.transaction;

import org.jspecify.annotations.NullMarked;
