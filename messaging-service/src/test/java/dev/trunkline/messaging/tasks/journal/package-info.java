@NullMarked
package dev.trunkline.messaging.tasks.journal;

import org.jspecify.annotations.NullMarked;
