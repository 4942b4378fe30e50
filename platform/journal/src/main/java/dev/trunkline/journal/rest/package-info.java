/** HTTP in: what operators see of a service's journal and do with it, below {@code /journal}. */
@NullMarked
package dev.trunkline.journal.rest;

import org.jspecify.annotations.NullMarked;
