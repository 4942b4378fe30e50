/** Who may come in: login, roles, forged requests, security headers. */
@NullMarked
package dev.trunkline.gateway.access;

import org.jspecify.annotations.NullMarked;
