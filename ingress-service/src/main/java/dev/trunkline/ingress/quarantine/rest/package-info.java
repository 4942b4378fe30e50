/** What operators call. */
@NullMarked
package dev.trunkline.ingress.quarantine.rest;

import org.jspecify.annotations.NullMarked;
