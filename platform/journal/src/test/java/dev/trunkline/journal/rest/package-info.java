@NullMarked
package dev.trunkline.journal.rest;

import org.jspecify.annotations.NullMarked;
