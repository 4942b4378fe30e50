/** What Frontline asks for and waits for: customers, numbers, templates. */
@NullMarked
package dev.trunkline.bridge.callbacks;

import org.jspecify.annotations.NullMarked;
