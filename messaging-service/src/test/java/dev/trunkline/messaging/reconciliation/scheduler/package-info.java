@NullMarked
package dev.trunkline.messaging.reconciliation.scheduler;

import org.jspecify.annotations.NullMarked;
