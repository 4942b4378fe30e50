/**
 * The failure suite: load whose acknowledgements are remembered, faults from a seeded schedule, and a check by id of what has
 * become of everything. See docs/reliability.md.
 */
@NullMarked
package dev.trunkline.acceptance.failures;

import org.jspecify.annotations.NullMarked;
