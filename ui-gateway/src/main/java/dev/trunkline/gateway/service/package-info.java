/** What other services answer, and what to say when they do not. */
@NullMarked
package dev.trunkline.gateway.service;

import org.jspecify.annotations.NullMarked;
