/** Erasure of one person's data. */
@NullMarked
package dev.trunkline.proxy.erasure;

import org.jspecify.annotations.NullMarked;
