/** The messaging service: one package per feature. */
@NullMarked
package dev.trunkline.messaging;

import org.jspecify.annotations.NullMarked;
