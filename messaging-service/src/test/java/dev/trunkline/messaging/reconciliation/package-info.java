@NullMarked
package dev.trunkline.messaging.reconciliation;

import org.jspecify.annotations.NullMarked;
