/** Erasure for supervisors and operators. */
@NullMarked
package dev.trunkline.messaging.erasure.rest;

import org.jspecify.annotations.NullMarked;
