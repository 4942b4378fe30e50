@NullMarked
package dev.trunkline.journal.engine;

import org.jspecify.annotations.NullMarked;
