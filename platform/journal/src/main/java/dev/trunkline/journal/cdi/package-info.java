/** The journal as beans of a Quarkus application. */
@NullMarked
package dev.trunkline.journal.cdi;

import org.jspecify.annotations.NullMarked;
