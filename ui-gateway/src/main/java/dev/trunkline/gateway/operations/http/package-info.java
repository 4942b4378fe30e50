/** HTTP out: the services' operator resources. */
@NullMarked
package dev.trunkline.gateway.operations.http;

import org.jspecify.annotations.NullMarked;
