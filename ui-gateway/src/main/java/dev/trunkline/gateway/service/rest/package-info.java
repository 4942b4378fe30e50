/** How the gateway's resources ask services. */
@NullMarked
package dev.trunkline.gateway.service.rest;

import org.jspecify.annotations.NullMarked;
