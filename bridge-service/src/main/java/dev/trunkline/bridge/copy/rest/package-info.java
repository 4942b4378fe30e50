/** What people see of links. */
@NullMarked
package dev.trunkline.bridge.copy.rest;

import org.jspecify.annotations.NullMarked;
