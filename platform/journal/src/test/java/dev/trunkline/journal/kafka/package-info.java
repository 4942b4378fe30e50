@NullMarked
package dev.trunkline.journal.kafka;

import org.jspecify.annotations.NullMarked;
