/** Proxy services, sessions, participants, numbers, interactions, calls, recordings. */
@NullMarked
package dev.trunkline.proxy;

import org.jspecify.annotations.NullMarked;
