/** HTTP out: the services' operator resources. */
@NullMarked
package dev.trunkline.gateway.service.http;

import org.jspecify.annotations.NullMarked;
