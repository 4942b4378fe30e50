/** Tests. */
@NullMarked
package dev.trunkline.ingress.door.http;

import org.jspecify.annotations.NullMarked;
