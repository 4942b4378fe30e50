/** Names shared by all services. */
@NullMarked
package dev.trunkline.contracts;

import org.jspecify.annotations.NullMarked;
