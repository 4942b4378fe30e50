/** Kafka, PostgreSQL and a login server in one JVM, for tests and the sandbox. */
@NullMarked
package dev.trunkline.embedded;

import org.jspecify.annotations.NullMarked;
