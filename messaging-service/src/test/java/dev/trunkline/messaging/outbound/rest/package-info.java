@NullMarked
package dev.trunkline.messaging.outbound.rest;

import org.jspecify.annotations.NullMarked;
