/** Questions to the services that own them. */
@NullMarked
package dev.trunkline.ingress.door.http;

import org.jspecify.annotations.NullMarked;
