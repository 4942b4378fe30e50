/**
 * REST resources in general: created, fetched, listed, updated and deleted as the catalogue says, which is made of Twilio's
 * OpenAPI files. What a resource does beyond being stored is in the packages of the products.
 */
@NullMarked
package dev.trunkline.simulator.resource;

import org.jspecify.annotations.NullMarked;
