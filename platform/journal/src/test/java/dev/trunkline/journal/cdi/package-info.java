@NullMarked
package dev.trunkline.journal.cdi;

import org.jspecify.annotations.NullMarked;
