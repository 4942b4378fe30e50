/** Who may come in: login, roles, forged requests, security headers, and the trace that a request belongs to. */
@NullMarked
package dev.trunkline.gateway.access;

import org.jspecify.annotations.NullMarked;
