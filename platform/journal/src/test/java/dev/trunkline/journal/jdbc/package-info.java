@NullMarked
package dev.trunkline.journal.jdbc;

import org.jspecify.annotations.NullMarked;
