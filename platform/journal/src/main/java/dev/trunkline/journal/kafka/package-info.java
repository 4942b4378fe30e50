/** Kafka at both ends of the journal: records in, outbox out. */
@NullMarked
package dev.trunkline.journal.kafka;

import org.jspecify.annotations.NullMarked;
