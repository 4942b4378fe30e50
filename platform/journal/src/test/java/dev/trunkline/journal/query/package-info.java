@NullMarked
package dev.trunkline.journal.query;

import org.jspecify.annotations.NullMarked;
